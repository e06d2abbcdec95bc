using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// A query of the source Search: an object of the parameters of <c>GET /api/content</c>, each a text: <c>{"type":"Mix",
/// "filter[Genres]":"@genre","q":"@words:","limit":"@limit:20"}</c>. A text that is wholly <c>@name</c> or <c>@name:default</c> is a parameter.
/// </summary>
internal static partial class SearchTemplate
{
    private const string Type = "type";

    /// <summary>Checks its shape. Errors: <c>contents.named_query.search</c>.</summary>
    public static Result<IReadOnlyDictionary<string, string>> Read(string template)
    {
        JsonObject json;
        try
        {
            json = ContentJson.ParseObject(template);
        }
        catch (JsonException e)
        {
            return QueryRefusals.Search(e.Message);
        }

        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, node) in json)
        {
            if (node.AsText() is not { } text)
                return QueryRefusals.Search($"'{name}' is a text, as it stands in an address.");
            members[name] = text;
        }

        return members.GetValueOrDefault(Type) is { Length: > 0 } type && !type.StartsWith('@')
            ? members
            : QueryRefusals.Search("The query names the type of its items: {\"type\":\"Mix\"}.");
    }

    /// <summary>The parameters of the list. One that stands alone and is given nothing is left out.</summary>
    public static Result<Dictionary<string, StringValues>> Fill(IReadOnlyDictionary<string, string> members, JsonObject given)
    {
        var parameters = members.Values.Select(text => Parameter().Match(text)).Where(match => match.Success)
            .Select(match => new QueryParameter(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null)).ToList();
        var values = QueryValues.Read(parameters, given);
        if (values.Error is { } error)
            return error;
        var query = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, text) in members)
        {
            if (Parameter().Match(text) is not { Success: true } match)
                query[name] = text;
            else if (Text(values.Value[match.Groups[1].Value]) is { Length: > 0 } value)
                query[name] = value;
        }

        return query;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"^@([A-Za-z_][A-Za-z0-9_]*)(?::(.*))?$", RegexOptions.Singleline, 1000)]
    private static partial Regex Parameter();
}
