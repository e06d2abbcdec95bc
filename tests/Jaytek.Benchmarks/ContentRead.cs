using System.Globalization;

namespace Jaytek.Benchmarks;

/// <summary>
/// Reads one published mix by id over loopback, cached and from SQLite each time, against <see cref="BareServer"/> with the same bytes.
/// The three take turns in rounds, so that what else the machine does meets all of them; the medians of the rounds' ratios are the result.
/// </summary>
internal static class ContentRead
{
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
            await using var cached = await StartSiteAsync(folder.FullName, cacheMegabytes: null, cancellationToken);
            await using var sqlite = await StartSiteAsync(folder.FullName, cacheMegabytes: 0, cancellationToken);
            var path = $"/api/content/{ItemId}";
            using var client = new HttpClient { BaseAddress = cached.Address };
            var file = Path.Combine(folder.FullName, "item.json");
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(path, cancellationToken), cancellationToken);
            await using var bare = await ServerProcess.StartAsync(
                typeof(ContentRead).Assembly.Location, [BareServer.Verb, file], new Dictionary<string, string>(), "/bytes", cancellationToken);
            var subjects = new[] { new Subject("bare", bare, "/bytes"), new Subject("cached", cached, path), new Subject("sqlite", sqlite, path) };
            return await CompareAsync(subjects, new FileInfo(file).Length, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> CompareAsync(Subject[] subjects, long bytes, CancellationToken cancellationToken)
    {
        foreach (var subject in subjects)
            await subject.MeasureAsync(Warmup, keep: false, cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in subjects)
                await subject.MeasureAsync(Round, keep: true, cancellationToken);
        }
        Print($"one item of {bytes} bytes; {Environment.ProcessorCount} cores; {Rounds} rounds of {Round.TotalSeconds} s; medians");
        var bare = subjects[0];
        foreach (var subject in subjects)
            Print($"{subject.Name,-8} {Median(subject.PerSecond),9:n0} requests/s {Median(subject.MicrosPerRequest),8:n1} µs CPU/request   ratio {RatioOf(subject, bare):n2}   by CPU {CpuRatioOf(subject, bare):n2}");
        var (cached, sqlite) = (subjects[1], subjects[2]);
        var held = Holds(cached, bare, CachedGoal) && Holds(sqlite, bare, SqliteGoal);
        Console.WriteLine(held ? "both goals hold" : "a goal is missed");
        return held ? 0 : 1;
    }

    // By requests per second or, where the machine is busy with other work, by processor time per request.
    private static bool Holds(Subject subject, Subject bare, double goal) => RatioOf(subject, bare) >= goal || CpuRatioOf(subject, bare) >= goal;

    private static double RatioOf(Subject subject, Subject bare) => Median([.. subject.PerSecond.Zip(bare.PerSecond, (s, b) => s / b)]);

    private static double CpuRatioOf(Subject subject, Subject bare) => Median([.. subject.MicrosPerRequest.Zip(bare.MicrosPerRequest, (s, b) => b / s)]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<ServerProcess> StartSiteAsync(string folder, int? cacheMegabytes, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Error",
            ["Jaytek__DataDirectory"] = folder,
            ["Jaytek__RateLimits__Enabled"] = "false",
            ["Jaytek__Setup__Recipe"] = "headless",
            ["Jaytek__Setup__AdminPassword"] = "Bench-Only-" + Guid.NewGuid().ToString("n"),
        };
        if (cacheMegabytes is { } size)
            settings["Jaytek__Contents__CacheMegabytes"] = size.ToString(CultureInfo.InvariantCulture);
        var web = Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll");
        if (!File.Exists(Path.Combine(folder, "item.recipe.json")))
            await ImportItemAsync(web, folder, settings, cancellationToken);
        return await ServerProcess.StartAsync(web, [], settings, $"/api/content/{ItemId}", cancellationToken);
    }

    private static async Task ImportItemAsync(string web, string folder, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var recipe = Path.Combine(folder, "item.recipe.json");
        await File.WriteAllTextAsync(recipe, Recipe, cancellationToken);
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [web, "recipe", "run", recipe]);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var process = System.Diagnostics.Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The item could not be imported.");
    }

    private static string Recipe => $$"""
        {
          "name": "bench", "variables": {}, "steps": [{ "name": "content", "data": [{
            "ContentItemId": "{{ItemId}}", "ContentItemVersionId": "4benchmark0000000000000002", "ContentType": "Mix", "DisplayText": "Slack Water",
            "Latest": true, "Published": true, "TitlePart": { "Title": "Slack Water" }, "AutoroutePart": { "Path": "mixes/slack-water" },
            "Mix": { "DJ": { "ContentItemIds": ["4benchmark0000000000000003"] }, "Description": { "Markdown": "{{string.Join(' ', Enumerable.Repeat("An hour at the turn of the tide, recorded in one take.", 18))}}" }, "DurationSeconds": { "Value": 3600 }, "Bpm": { "Value": 122 } },
            "Tracklist": { "ContentItems": [] } }] }]
        }
        """;

    private sealed record Subject(string Name, ServerProcess Server, string Path)
    {
        public List<double> PerSecond { get; } = [];

        public List<double> MicrosPerRequest { get; } = [];

        public async Task MeasureAsync(TimeSpan duration, bool keep, CancellationToken cancellationToken)
        {
            var before = Server.Processor;
            var load = await RawLoad.RunAsync(new Uri(Server.Address, Path), duration, cancellationToken);
            if (!keep)
                return;
            PerSecond.Add(load.PerSecond);
            MicrosPerRequest.Add((Server.Processor - before).TotalMicroseconds / load.Requests);
        }
    }
}
