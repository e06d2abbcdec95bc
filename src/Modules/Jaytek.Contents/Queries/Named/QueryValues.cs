using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>The values of a query's parameters, as a caller gives them: an object of texts, numbers, flags and nulls. They are bound, never written into the statement.</summary>
internal static class QueryValues
{
    /// <summary>The longest text that a query in SQL takes: what looks for it costs its length times that of all it looks at.</summary>
    public const int MaxText = 250;

    /// <summary>A value for each parameter, or <c>contents.named_query.parameters</c> where one is missing, unknown, no scalar, or too long.</summary>
    public static Result<IReadOnlyDictionary<string, object?>> Read(IReadOnlyList<QueryParameter> parameters, JsonObject given, int maxText = int.MaxValue)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, _) in given)
        {
            if (!parameters.Any(parameter => parameter.Name == name))
                return QueryRefusals.Parameters(parameters.Count == 0 ? $"There is no parameter '{name}': this query takes none." : $"There is no parameter '{name}'. There are: {string.Join(", ", parameters.Select(parameter => parameter.Name))}.");
        }

        foreach (var parameter in parameters)
        {
            if (!given.TryGetPropertyValue(parameter.Name, out var node))
            {
                if (parameter.Default is null)
                    return QueryRefusals.Parameters($"The parameter '{parameter.Name}' is missing.");
                values[parameter.Name] = parameter.Default;
                continue;
            }

            if (node is not (null or JsonValue))
                return QueryRefusals.Parameters($"The parameter '{parameter.Name}' is a text, a number, true, false or null.");
            values[parameter.Name] = ValueOf(node as JsonValue);
        }

        return values.FirstOrDefault(value => value.Value is string text && text.Length > maxText).Key is { } tooLong ? QueryRefusals.TooLong(tooLong, maxText) : values;
    }

    private static object? ValueOf(JsonValue? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => node.TryGetValue<long>(out var whole) ? whole : node.TryGetValue<double>(out var number) ? number : JsonNumber(node),
        _ => null,
    };

    private static double JsonNumber(JsonValue node) => double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
