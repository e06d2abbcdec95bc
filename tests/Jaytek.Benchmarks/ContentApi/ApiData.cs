using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jaytek.Benchmarks.ContentApi;

/// <summary>What the content API is measured on: 200 DJs and their mixes, the same each time. Half of the mixes are house, and each has one more genre.</summary>
internal static class ApiData
{
    public const int Djs = 200;

    /// <summary>The term House of the taxonomy Genres, which <c>contents.recipe.json</c> brings.</summary>
    public const string House = "4tmn5pb0f4yxwdvgc6vrw4deve";

    // Deep House, Techno, Minimal, Drum and Bass, Jungle, Ambient.
    private static readonly string[] Genres =
    [
        "4sm5kf2df2k8wf35cyccf3ff0j", "4qnd01nbdhatze2mmdvehahjm5", "4bf4rza0pv9vz85w16vsfgv4xd",
        "4s8x52t1nm06d3edg88002ag9j", "4a4s5sr057j1p5yng6s67zstsv", "4ynnzbnjknvycbtxj74a4wyz7h",
    ];

    private static readonly string[] Firsts = ["Harbour", "Slack", "Copper", "Northern", "Quiet", "Glass", "Velvet", "Iron", "Paper", "Salt"];
    private static readonly string[] Seconds = ["Lights", "Water", "Morning", "Station", "Garden", "Signal", "Mirror", "Avenue", "Weather", "Ferry"];
    private static readonly string[] Cities = ["Berlin", "Lisbon", "Leeds", "Tbilisi", "Montréal", "Osaka", "Lagos", "Oslo"];
    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static string DjId(int number) => string.Create(CultureInfo.InvariantCulture, $"4benchdj{number:D18}");

    public static string MixId(int number) => string.Create(CultureInfo.InvariantCulture, $"4benchmx{number:D18}");

    /// <summary>Writes a recipe that imports the DJs and so many mixes.</summary>
    public static async Task WriteRecipeAsync(string file, int mixes, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("name", "bench");
        writer.WriteStartObject("variables");
        writer.WriteEndObject();
        writer.WriteStartArray("steps");
        WriteStep(writer, Enumerable.Range(1, Djs).Select(Dj));
        foreach (var some in Enumerable.Range(1, mixes).Chunk(500))
        {
            WriteStep(writer, some.Select(number => Mix(number, MixId(number))));
            await writer.FlushAsync(cancellationToken);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A mix as a client posts it, without an id.</summary>
    public static byte[] NewMix(long number) => Encoding.UTF8.GetBytes(Mix((int)(number % 1_000_000), null));

    private static void WriteStep(Utf8JsonWriter writer, IEnumerable<string> items)
    {
        writer.WriteStartObject();
        writer.WriteString("name", "content");
        writer.WriteStartArray("data");
        foreach (var item in items)
            writer.WriteRawValue(item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Dj(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        { "ContentItemId": "{{DjId(number)}}", "ContentItemVersionId": "4benchdv{{number:D18}}", "ContentType": "DJProfile", "DisplayText": "DJ {{Firsts[number % 10]}} {{number}}",
          "Latest": true, "Published": true, "PublishedUtc": "{{Newest.AddHours(-number):O}}", "TitlePart": { "Title": "DJ {{Firsts[number % 10]}} {{number}}" },
          "AutoroutePart": { "Path": "djs/bench-{{number}}" },
          "DJProfile": { "Bio": { "Markdown": "Plays {{Seconds[number % 10]}} music since the harbour was a harbour. {{Sentences(6)}}" },
            "Genres": { "TermContentItemIds": ["{{House}}"], "TaxonomyContentItemId": "4nhb20ejy6a3qfs83pfck1cnn5" },
            "Location": { "Text": "{{Cities[number % Cities.Length]}}" } } }
        """);

    private static string Mix(int number, string? id)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{Firsts[number % 10]} {Seconds[number / 10 % 10]} {number}");
        var other = Genres[number % Genres.Length];
        var genres = number % 2 == 0 ? $"\"{House}\", \"{other}\"" : $"\"{other}\"";
        var own = id is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture,
                $"\"ContentItemId\": \"{id}\", \"ContentItemVersionId\": \"4benchmv{number:D18}\", \"Latest\": true, \"Published\": true, \"PublishedUtc\": \"{Newest.AddMinutes(-number):O}\", \"AutoroutePart\": {{ \"Path\": \"mixes/bench-{number}\" }},");
        return string.Create(CultureInfo.InvariantCulture, $$"""
            { {{own}} "ContentType": "Mix", "DisplayText": "{{title}}", "TitlePart": { "Title": "{{title}}" },
              "Mix": { "DJ": { "ContentItemIds": ["{{DjId((number % Djs) + 1)}}"] }, "Description": { "Markdown": "{{Sentences(16)}}" },
                "DurationSeconds": { "Value": {{1800 + (number % 5400)}} }, "Bpm": { "Value": {{80 + (number % 100)}} },
                "Genres": { "TermContentItemIds": [{{genres}}], "TaxonomyContentItemId": "4nhb20ejy6a3qfs83pfck1cnn5" } } }
            """);
    }

    private static string Sentences(int count) => string.Join(' ', Enumerable.Repeat("An hour at the turn of the tide, recorded in one take.", count));
}
