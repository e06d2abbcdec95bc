using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Our own short contract with Stripe (<c>stripe-contract.json</c>), and what a request has wrong by it.</summary>
internal sealed class StripeContract
{
    private readonly JsonObject _root;

    private StripeContract(JsonObject root)
    {
        _root = root;
        Calls = [.. root["calls"]!.AsArray().Select(c => new Call((string)c!["call"]!, (string)c["answers"]!, c["takes"]!.AsObject()))];
    }

    public static StripeContract Ours { get; } = new(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "stripe-contract.json")))!.AsObject());

    public string Version => (string)_root["version"]!;

    public IReadOnlyList<Call> Calls { get; }

    public IReadOnlyDictionary<string, JsonObject> Objects => _root["objects"]!.AsObject().ToDictionary(o => o.Key, o => o.Value!.AsObject());

    /// <summary>Codes by type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors =>
        _root["errors"]!.AsObject().ToDictionary(e => e.Key, IReadOnlyList<string> (e) => [.. e.Value!.AsArray().Select(code => (string)code!)]);

    public static string Bare(string name) => name.TrimEnd('!');

    public static IReadOnlyList<string> Choices(string kind) => kind.Contains(" | ", StringComparison.Ordinal) || !Kinds.Contains(kind) ? kind.Split(" | ") : [];

    /// <summary>The call of a method and path, with the ids in the path.</summary>
    public (Call Call, IReadOnlyList<string> Ids)? Find(string method, string path) =>
        Calls.Select(call => (call, call.Match(method, path))).Where(found => found.Item2 is not null).Select(found => (found.call, found.Item2!)).Cast<(Call, IReadOnlyList<string>)?>().FirstOrDefault();

    /// <summary>The first thing that is wrong, in Stripe's way of saying it, or null.</summary>
    public static StripeRefusal? Check(Call call, JsonObject given)
    {
        var takes = call.Takes.DeepClone().AsObject();
        takes["expand"] = "texts";
        return CheckMembers("", takes, given);
    }

    private static readonly string[] Kinds = ["text", "whole", "yes-no", "notes", "texts", "range"];

    private static StripeRefusal? CheckMembers(string at, JsonObject takes, JsonObject given)
    {
        var known = takes.ToDictionary(t => Bare(t.Key), t => t.Value!);
        foreach (var (name, value) in given)
        {
            var path = at.Length == 0 ? name : $"{at}[{name}]";
            if (!known.TryGetValue(name, out var kind))
                return new StripeRefusal(400, "invalid_request_error", "parameter_unknown", $"Received unknown parameter: {path}", path);
            if (CheckValue(path, kind, value!) is { } wrong)
                return wrong;
        }
        var missing = takes.Select(t => t.Key).FirstOrDefault(name => name.EndsWith('!') && !given.ContainsKey(Bare(name)));
        return missing is null ? null : Missing(at.Length == 0 ? Bare(missing) : $"{at}[{Bare(missing)}]");
    }

    private static StripeRefusal? CheckValue(string path, JsonNode kind, JsonNode value) => (kind, value) switch
    {
        (JsonObject members, JsonObject given) => CheckMembers(path, members, given),
        (JsonArray items, JsonArray given) => given.Select((item, i) => CheckValue($"{path}[{i}]", items[0]!, item!)).FirstOrDefault(wrong => wrong is not null),
        (JsonValue name, _) => CheckKind(path, (string)name!, value),
        _ => Invalid(path),
    };

    private static StripeRefusal? CheckKind(string path, string kind, JsonNode value) => (kind, value) switch
    {
        (_, JsonValue text) when (string)text! == "" => new StripeRefusal(400, "invalid_request_error", "parameter_invalid_empty", $"You passed an empty string for '{path}'.", path),
        ("text", JsonValue) => null,
        ("whole", JsonValue number) => IsWhole(number) ? null : new StripeRefusal(400, "invalid_request_error", "parameter_invalid_integer", $"Invalid integer: {(string)number!}", path),
        ("yes-no", JsonValue yesNo) => (string)yesNo! is "true" or "false" ? null : Invalid(path),
        ("range", JsonValue seconds) => IsWhole(seconds) ? null : Invalid(path),
        ("range", JsonObject ends) => ends.All(e => e.Key is "gt" or "gte" or "lt" or "lte" && e.Value is JsonValue end && IsWhole(end)) ? null : Invalid(path),
        ("texts", JsonArray texts) => texts.All(t => t is JsonValue) ? null : Invalid(path),
        ("notes", JsonObject notes) => notes.Count <= 50 && notes.All(n => n.Key.Length <= 40 && n.Value is JsonValue text && ((string)text!).Length <= 500) ? null : Invalid(path),
        (_, JsonValue choice) when !Kinds.Contains(kind) => Choices(kind).Contains((string)choice!) ? null : Invalid(path),
        _ => Invalid(path),
    };

    private static bool IsWhole(JsonValue value) => long.TryParse((string)value!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static StripeRefusal Invalid(string path) => new(400, "invalid_request_error", null, $"Invalid {path}", path);

    private static StripeRefusal Missing(string path) => new(400, "invalid_request_error", "parameter_missing", $"Missing required param: {path}.", path);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <param name="Name">Method and path, <c>GET /v1/refunds/{id}</c>.</param>
    /// <param name="Answers">An object's name, or <c>list of</c> it.</param>
    public sealed record Call(string Name, string Answers, JsonObject Takes)
    {
        public string Method { get; } = Name.Split(' ')[0];

        public string Path { get; } = Name.Split(' ')[1];

        /// <summary>The ids in a path of this shape, or null.</summary>
        public IReadOnlyList<string>? Match(string method, string path)
        {
            var (mine, given) = (Path.Split('/'), path.Split('/'));
            return method == Method && mine.Length == given.Length && mine.Zip(given).All(pair => pair.First == "{id}" || pair.First == pair.Second)
                ? [.. mine.Zip(given).Where(pair => pair.First == "{id}").Select(pair => pair.Second)]
                : null;
        }
    }
}

/// <summary>An error in Stripe's shape.</summary>
internal sealed record StripeRefusal(int Status, string Type, string? Code, string Message, string? Param = null, string? DeclineCode = null)
{
    public JsonObject ToJson()
    {
        var error = new JsonObject { ["type"] = Type, ["message"] = Message };
        foreach (var (name, value) in new[] { ("code", Code), ("param", Param), ("decline_code", DeclineCode) })
        {
            if (value is not null)
                error[name] = value;
        }
        return new JsonObject { ["error"] = error };
    }
}

/// <summary>Ends a call with an error.</summary>
internal sealed class StripeRefusedException(StripeRefusal refusal) : Exception(refusal.Message)
{
    public StripeRefusal Refusal { get; } = refusal;
}
