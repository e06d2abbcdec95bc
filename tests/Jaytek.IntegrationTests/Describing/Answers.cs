using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>Compares JSON that was sent with the schemas of the document, by a public validator.</summary>
internal static class Answers
{
    /// <summary>Something that was sent.</summary>
    /// <param name="Pointer">Where its schema stands in the document, without the first slash.</param>
    /// <param name="Name">What it is called where it does not fit.</param>
    /// <param name="Body">What was sent.</param>
    internal sealed record Example(string Pointer, string Name, JsonNode Body);

    public static async Task MustFitAsync(JsonNode document, IEnumerable<Example> examples) => Assert.Equal("", await ComplaintsAsync(document, examples));

    public static async Task<string> ComplaintsAsync(JsonNode document, IEnumerable<Example> examples)
    {
        var input = new JsonObject
        {
            ["document"] = document.DeepClone(),
            ["examples"] = new JsonArray([.. examples.Select(one => new JsonObject { ["pointer"] = one.Pointer, ["name"] = one.Name, ["body"] = one.Body.DeepClone() })]),
        };
        var (ok, output) = await Node.RunAsync("node", ["answers.mjs"], input: input.ToJsonString());
        Assert.True(ok, output);
        return output;
    }
}
