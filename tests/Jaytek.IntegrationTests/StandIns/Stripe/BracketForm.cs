using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Makes a tree of <c>a[b][0][c]=1</c>: names are objects, numbers from 0 on and empty brackets are arrays, every value a text.</summary>
internal static class BracketForm
{
    public static JsonObject Read(string encoded)
    {
        var root = new JsonObject();
        using var reader = new FormReader(encoded);
        while (reader.ReadNextPair() is { } pair)
            Put(root, Steps(pair.Key), pair.Value);
        return (JsonObject)Lists(root)!;
    }

    private static string[] Steps(string name)
    {
        var steps = name.Replace("]", "", StringComparison.Ordinal).Split('[');
        return steps[0].Length > 0 ? steps : throw new FormatException($"{name} is no name.");
    }

    private static void Put(JsonObject at, ReadOnlySpan<string> steps, string value)
    {
        var name = steps[0].Length > 0 ? steps[0] : at.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (steps.Length == 1)
        {
            at[name] = value;
            return;
        }
        if (at[name] is not JsonObject inner)
            at[name] = inner = [];
        Put(inner, steps[1..], value);
    }

    // Objects whose names are 0, 1, 2 … in this order are arrays.
    private static JsonNode? Lists(JsonNode? node)
    {
        if (node is not JsonObject members)
            return node?.DeepClone();
        var inner = members.Select(m => KeyValuePair.Create(m.Key, Lists(m.Value))).ToList();
        return inner.Count > 0 && inner.Select((m, i) => m.Key == i.ToString(System.Globalization.CultureInfo.InvariantCulture)).All(isNext => isNext)
            ? new JsonArray([.. inner.Select(m => m.Value)])
            : new JsonObject(inner);
    }
}
