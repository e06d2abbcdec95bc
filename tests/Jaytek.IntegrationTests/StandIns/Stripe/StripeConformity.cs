using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Finds where our contract says what the published description does not.</summary>
internal sealed class StripeConformity(PublishedStripe published)
{
    public IEnumerable<string> OfCall(StripeContract.Call call)
    {
        if (published.Call(call.Method, call.Path) is not var (takes, answers))
            return [$"{call.Name}: there is no such call"];
        var withExpand = call.Takes.DeepClone().AsObject();
        withExpand["expand"] = "texts";
        return OfParameters(call.Name, withExpand, takes).Concat(Answers(call, answers) ? [] : [$"{call.Name}: does not answer {call.Answers}"]);
    }

    public IEnumerable<string> OfObject(string name, JsonObject members) =>
        published.Object(name) is { } schema ? OfMembers(name, members, schema) : [$"{name}: there is no such object"];

    private IEnumerable<string> OfParameters(string at, JsonObject ours, JsonObject theirs)
    {
        var known = theirs["properties"]?.AsObject() ?? [];
        foreach (var required in theirs["required"]?.AsArray().Select(r => (string)r!) ?? [])
        {
            if (!ours.ContainsKey($"{required}!"))
                yield return $"{at}: {required} has to be given";
        }
        foreach (var (name, kind) in ours)
        {
            if (known[StripeContract.Bare(name)] is not { } schema)
                yield return $"{at}: there is no {StripeContract.Bare(name)}";
            else
            {
                foreach (var wrong in OfParameter($"{at} {StripeContract.Bare(name)}", kind!, published.Either(schema)))
                    yield return wrong;
            }
        }
    }

    private IEnumerable<string> OfParameter(string at, JsonNode kind, IReadOnlyList<JsonObject> either) => kind switch
    {
        JsonObject inner => either.FirstOrDefault(s => s["properties"] is not null) is { } schema ? OfParameters(at, inner, schema) : [$"{at}: is no object"],
        JsonArray items => either.FirstOrDefault(s => PublishedStripe.Is(s, "array")) is { } list ? OfParameter($"{at}[]", items[0]!, published.Either(list["items"]!)) : [$"{at}: is no list"],
        _ => either.Any(schema => Fits((string)kind!, schema)) ? [] : [$"{at}: is not {kind}"],
    };

    private bool Fits(string kind, JsonObject schema) => kind switch
    {
        "text" => PublishedStripe.Is(schema, "string"),
        "whole" => PublishedStripe.Is(schema, "number"),
        "yes-no" => PublishedStripe.Is(schema, "boolean"),
        "notes" => schema["additionalProperties"] is not null,
        "texts" => PublishedStripe.Is(schema, "array") && published.Either(schema["items"]!).Any(item => PublishedStripe.Is(item, "string")),
        "range" => schema["properties"]?["gte"] is not null && schema["properties"]!["lte"] is not null,
        _ => schema["enum"] is JsonArray choices && StripeContract.Choices(kind).All(choice => choices.Any(c => (string?)c == choice)),
    };

    private IEnumerable<string> OfMembers(string at, JsonObject ours, JsonObject theirs)
    {
        var required = theirs["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        foreach (var (name, kind) in ours)
        {
            if (theirs["properties"]![name] is not { } schema)
                yield return $"{at}: there is no {name}";
            else
            {
                foreach (var wrong in OfMember($"{at}.{name}", kind!, published.Either(schema), required.Contains(name)))
                    yield return wrong;
            }
        }
    }

    private IEnumerable<string> OfMember(string at, JsonNode kind, IReadOnlyList<JsonObject> either, bool required)
    {
        if (kind is JsonObject inner)
            return either.FirstOrDefault(s => s["properties"] is not null) is { } schema ? OfMembers(at, inner, schema) : [$"{at}: is no object"];
        if (kind is JsonArray items)
            return either.FirstOrDefault(s => PublishedStripe.Is(s, "array")) is { } list ? OfMember($"{at}[]", items[0]!, published.Either(list["items"]!), true) : [$"{at}: is no list"];
        var (name, mayMiss) = ((string)kind!).EndsWith('?') ? (((string)kind!)[..^1], true) : ((string)kind!, false);
        var wrong = new List<string>();
        if (!mayMiss && (!required || either.Any(s => PublishedStripe.Is(s, "null"))))
            wrong.Add($"{at}: may be missing or null");
        if (!either.Any(s => IsKind(name, s)))
            wrong.Add($"{at}: is not {name}");
        return wrong;
    }

    private bool IsKind(string name, JsonObject schema)
    {
        if (name.StartsWith("id of ", StringComparison.Ordinal))
            return PublishedStripe.NameOf(schema) == name["id of ".Length..];
        if (name.StartsWith("list of ", StringComparison.Ordinal))
            return schema["properties"]?["data"] is { } data && data["items"] is { } items && published.Either(items).Any(i => PublishedStripe.NameOf(i) == name["list of ".Length..]);
        if (name.StartsWith("many ", StringComparison.Ordinal))
            return PublishedStripe.Is(schema, "array") && published.Either(schema["items"]!).Any(i => PublishedStripe.NameOf(i) == name["many ".Length..]);
        return name == "notes" ? schema["additionalProperties"] is not null || schema["type"] is JsonValue { } type && (string)type! == "object" && schema["properties"] is null : Fits(name, schema);
    }

    private bool Answers(StripeContract.Call call, JsonNode schema)
    {
        var either = published.Either(schema);
        return call.Answers switch
        {
            // Answered as one of two hundred kinds, by type.
            "event" => either.Any(s => PublishedStripe.NameOf(s) == "event"),
            "list of event" => either.Any(s => s["properties"]?["data"]?["items"] is { } items && published.Either(items).Any(i => PublishedStripe.NameOf(i) == "event")),
            ['l', 'i', 's', 't', ' ', ..] => either.Any(s => IsKind(call.Answers, s)),
            _ => either.Any(s => PublishedStripe.NameOf(s) == call.Answers),
        };
    }
}
