using System.Globalization;

namespace Jaytek.Benchmarks;

/// <summary>Reads one published mix by id over loopback, cached and from SQLite each time, against <see cref="BareServer"/> with the same bytes.</summary>
internal static class ContentRead
{
    private const string Recipe = "headless";
    private const string ItemId = "4benchmark0000000000000001";
    private const double CachedGoal = 0.6;
    private const double SqliteGoal = 0.25;
    private const int Rounds = 5;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static Benchmark Benchmark { get; } = new("content-read", "one published item by id, cached and from SQLite, against bare Kestrel", RunAsync);

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-bench-");
        try
        {
            var recipe = Path.Combine(folder.FullName, "item.recipe.json");
            await File.WriteAllTextAsync(recipe, Item, cancellationToken);
            await BenchSite.RunVerbAsync(folder.FullName, Recipe, ["recipe", "run", recipe], cancellationToken);
            await using var cached = await StartSiteAsync(folder.FullName, cacheMegabytes: 64, cancellationToken);
            await using var sqlite = await StartSiteAsync(folder.FullName, cacheMegabytes: 0, cancellationToken);
            var path = $"/api/content/{ItemId}";
            var bytes = await RawLoad.BodyOfAsync(new Uri(cached.Address, path), RawLoad.Encodings, cancellationToken);
            var plain = await RawLoad.BodyOfAsync(new Uri(cached.Address, path), RawLoad.Plain, cancellationToken);
            await using var bare = await BareServer.StartAsync(folder.FullName, bytes, cancellationToken);
            await using var barePlain = await BareServer.StartAsync(folder.FullName, plain, cancellationToken);
            Subject[] subjects =
            [
                new("bare", bare, BareServer.Path), new("cached", cached, path),
                new("bare, plain", barePlain, BareServer.Path, RawLoad.Plain), new("sqlite", sqlite, path, RawLoad.Plain),
            ];
            return await CompareAsync(subjects, bytes.Length, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> CompareAsync(Subject[] subjects, long bytes, CancellationToken cancellationToken)
    {
        await Subject.MeasureInTurnsAsync(subjects, Warmup, Round, Rounds, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"one item of {bytes} bytes; {Environment.ProcessorCount} cores; {Rounds} rounds of {Round.TotalSeconds} s; medians"));
        for (var at = 0; at < subjects.Length; at++)
            Console.WriteLine(subjects[at].Line(subjects[at < 2 ? 0 : 2]));
        var held = Holds(subjects[1], subjects[0], CachedGoal) && Holds(subjects[3], subjects[2], SqliteGoal);
        Console.WriteLine(held ? "both goals hold" : "a goal is missed");
        return held ? 0 : 1;
    }

    // By requests per second or, where the machine is busy with other work, by processor time per request.
    private static bool Holds(Subject subject, Subject bare, double goal) => subject.RatioTo(bare) >= goal || subject.CpuRatioTo(bare) >= goal;

    private static Task<ServerProcess> StartSiteAsync(string folder, int cacheMegabytes, CancellationToken cancellationToken) =>
        BenchSite.StartAsync(folder, Recipe,
            new Dictionary<string, string>
            {
                ["Jaytek__PageCache__Megabytes"] = cacheMegabytes.ToString(CultureInfo.InvariantCulture),
                ["Jaytek__Contents__CacheMegabytes"] = cacheMegabytes.ToString(CultureInfo.InvariantCulture),
            },
            $"/api/content/{ItemId}", cancellationToken);

    private static string Item => $$"""
        {
          "name": "bench", "variables": {}, "steps": [{ "name": "content", "data": [{
            "ContentItemId": "{{ItemId}}", "ContentItemVersionId": "4benchmark0000000000000002", "ContentType": "Mix", "DisplayText": "Slack Water",
            "Latest": true, "Published": true, "TitlePart": { "Title": "Slack Water" }, "AutoroutePart": { "Path": "mixes/slack-water" },
            "Mix": { "DJ": { "ContentItemIds": ["4benchmark0000000000000003"] }, "Description": { "Markdown": "{{string.Join(' ', Enumerable.Repeat("An hour at the turn of the tide, recorded in one take.", 18))}}" }, "DurationSeconds": { "Value": 3600 }, "Bpm": { "Value": 122 } },
            "Tracklist": { "ContentItems": [] } }] }]
        }
        """;
}
