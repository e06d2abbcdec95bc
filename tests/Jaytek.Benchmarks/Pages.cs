using System.Globalization;
using System.Text.RegularExpressions;
using Jaytek.Benchmarks.PlainRazor;

namespace Jaytek.Benchmarks;

/// <summary>
/// Home, a DJ's page and a mix's page of the demo, each against <see cref="BareServer"/> with the same bytes: kept ready, as browsers get it;
/// made anew for each request, as for people who are signed in, whose pages are not compressed; and made anew with the cache of published
/// documents off too. <see cref="PlainServer"/> tells how much of what is made anew is Razor and a database at all.
/// </summary>
internal static partial class Pages
{
    private const string Recipe = "demo";
    private const double KeptGoal = 0.5;
    private const double MadeGoal = 0.03;
    private const int Rounds = 5;

    // A page runs through much code, which is compiled for speed while it is asked for.
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static Benchmark Benchmark { get; } = new("pages", "home, DJ and mix pages, kept ready and made anew, against bare Kestrel", RunAsync);

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-bench-");
        try
        {
            await using var kept = await StartAsync(folder.FullName, pages: 32, documents: 64, cancellationToken);
            await using var made = await StartAsync(folder.FullName, pages: 0, documents: 64, cancellationToken);
            await using var read = await StartAsync(folder.FullName, pages: 0, documents: 0, cancellationToken);
            var held = true;
            foreach (var path in new[] { "/", await FirstAsync(kept, "/djs", cancellationToken), await FirstAsync(kept, "/mixes", cancellationToken) })
                held &= await CompareAsync(folder.FullName, path, kept, made, read, cancellationToken);
            Console.WriteLine(held ? "both goals hold" : "a goal is missed");
            return held ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(
        string folder, string path, ServerProcess kept, ServerProcess made, ServerProcess read, CancellationToken cancellationToken)
    {
        var bytes = await RawLoad.BodyOfAsync(new Uri(kept.Address, path), RawLoad.Encodings, cancellationToken);
        var plain = await RawLoad.BodyOfAsync(new Uri(made.Address, path), RawLoad.Plain, cancellationToken);
        await using var bareBytes = await BareServer.StartAsync(folder, bytes, cancellationToken);
        await using var barePlain = await BareServer.StartAsync(folder, plain, cancellationToken);
        await using var plainRazor = await PlainServer.StartAsync(folder, plain.Length, cancellationToken);
        Subject[] subjects =
        [
            new("bare", bareBytes, BareServer.Path), new("kept ready", kept, path), new("bare, plain", barePlain, BareServer.Path, RawLoad.Plain),
            new("plain Razor", plainRazor, PlainServer.Path, RawLoad.Plain),
            new("made anew", made, path, RawLoad.Plain), new("and read anew", read, path, RawLoad.Plain),
        ];
        await Subject.MeasureInTurnsAsync(subjects, Warmup, Round, Rounds, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path}: {bytes.Length} bytes as browsers get it, {plain.Length} plain; {Rounds} rounds of {Round.TotalSeconds} s; medians"));
        for (var at = 0; at < subjects.Length; at++)
            Console.WriteLine("  " + subjects[at].Line(subjects[at < 2 ? 0 : 2]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  made anew costs {1 / subjects[4].CpuRatioTo(subjects[3]):n1} times a plain Razor page with five queries"));
        // What is kept counts by requests or, on a busy machine, by processor time; what is made counts by processor time.
        return (subjects[1].RatioTo(subjects[0]) >= KeptGoal || subjects[1].CpuRatioTo(subjects[0]) >= KeptGoal)
            && subjects[4].CpuRatioTo(subjects[2]) >= MadeGoal;
    }

    private static Task<ServerProcess> StartAsync(string folder, int pages, int documents, CancellationToken cancellationToken) =>
        BenchSite.StartAsync(
            folder, Recipe,
            new Dictionary<string, string>
            {
                ["Jaytek__PageCache__Megabytes"] = pages.ToString(CultureInfo.InvariantCulture),
                ["Jaytek__Contents__CacheMegabytes"] = documents.ToString(CultureInfo.InvariantCulture),
            },
            "/mixes", cancellationToken);

    // The first item of a list's page, whatever the demo puts there.
    private static async Task<string> FirstAsync(ServerProcess site, string list, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var link = LinkInside().Matches(await client.GetStringAsync(list, cancellationToken)).First(match => match.Groups[1].Value == list);
        return link.Groups[1].Value + link.Groups[2].Value;
    }

    [GeneratedRegex(@"href=""(/[a-z]+)(/[a-z0-9-]+)""")]
    private static partial Regex LinkInside();
}
