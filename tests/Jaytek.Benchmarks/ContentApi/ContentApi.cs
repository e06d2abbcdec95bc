using System.Globalization;

namespace Jaytek.Benchmarks.ContentApi;

/// <summary>
/// The content API at 10,000 mixes of 200 DJs, on SQLite and, where <c>JAYTEK_TEST_POSTGRES</c> names a server, on PostgreSQL: each question
/// kept ready and asked anew, beside a bare Kestrel endpoint with the same bytes and an endpoint that somebody wrote by hand for it.
/// </summary>
internal static class ContentApi
{
    public const int Rounds = 3;
    public static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static Benchmark Benchmark { get; } = new("content-api", "lists, includes, deep pages, search and creates at 10,000 items, against bare Kestrel and hand-written endpoints", RunAsync);

    private static readonly Question[] Questions =
    [
        new("one item with its DJ", $"/api/content/{ApiData.MixId(500)}?include=DJ", $"/item/{ApiData.MixId(500)}", KeptGoal: 0.6),
        new("page of 20", $"{House}&limit=20", $"/page?genre={ApiData.House}&skip=0", HandGoal: 0.5),
        new("page at offset 5,000", $"{House}&limit=20&page=250", $"/page?genre={ApiData.House}&skip=4980"),
        new("full text", "/api/content?type=Mix&q=velvet+mirror&limit=20", "/search?q=velvet%26mirror", "/search?q=velvet+mirror"),
    ];

    /// <summary>Mixes of one genre, the newest first; how many is the asker's business.</summary>
    public const string House = "/api/content?type=Mix&filter[Genres]=" + ApiData.House + "&sort=-PublishedUtc";

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var (mixes, grown) = (Number(args, "--mixes") ?? 10_000, Number(args, "--grow"));
        Task<bool> AskAsync(string? server) => grown is { } many ? Growth.MeasureAsync(server, mixes, many, cancellationToken) : MeasureAsync(server, mixes, cancellationToken);
        var held = args.Contains("--postgres-alone") || await AskAsync(null);
        if (Environment.GetEnvironmentVariable("JAYTEK_TEST_POSTGRES") is { Length: > 0 } server)
            held &= await AskAsync(server);
        else
            Console.WriteLine("PostgreSQL is left out: JAYTEK_TEST_POSTGRES names no server");
        Console.WriteLine(held ? "the goals hold" : "a goal is missed");
        return held ? 0 : 1;
    }

    private static int? Number(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;

    private static async Task<bool> MeasureAsync(string? server, int mixes, CancellationToken cancellationToken)
    {
        await using var data = await ApiSite.PrepareAsync(server, mixes, cancellationToken);
        await using var kept = await data.StartAsync(keeps: true, cancellationToken);
        await using var read = await data.StartAsync(keeps: false, cancellationToken);
        await using var hand = await HandServer.StartAsync(data.Provider, data.ConnectionString, cancellationToken);
        Print($"{data.Provider}: {mixes:n0} mixes, {ApiData.Djs} DJs; {Environment.ProcessorCount} cores, 16 connections; {Rounds} rounds of {Round.TotalSeconds} s; medians");
        Print($"  {"",-40} {"requests/s",10} {"p50 ms",8} {"p99 ms",8} {"µs CPU",8} {"µs db",7}  {"to bare",7} {"by CPU",7}  {"to hand",7} {"by CPU",7}");
        var held = true;
        foreach (var question in Questions)
            held &= await CompareAsync(data, question, kept, read, hand, cancellationToken);
        await CompareDeepAsync(read, cancellationToken);
        await CompareCreatesAsync(data, kept, hand, cancellationToken);
        Print($"  memory: the site that keeps {kept.Megabytes:n0} MB, the one that reads anew {read.Megabytes:n0} MB, by hand {hand.Megabytes:n0} MB");
        return held;
    }

    private static async Task<bool> CompareAsync(ApiSite data, Question question, ServerProcess kept, ServerProcess read, ServerProcess hand, CancellationToken cancellationToken)
    {
        var sent = await RawLoad.BodyOfAsync(new Uri(kept.Address, question.Path), RawLoad.Encodings, cancellationToken);
        var plain = await RawLoad.BodyOfAsync(new Uri(read.Address, question.Path), RawLoad.Plain, cancellationToken);
        await using var bareSent = await BareServer.StartAsync(data.Folder, sent, cancellationToken);
        await using var barePlain = await BareServer.StartAsync(data.Folder, plain, cancellationToken);
        Subject[] subjects =
        [
            new("bare", bareSent, BareServer.Path), new("kept ready", kept, question.Path),
            new("bare, plain", barePlain, BareServer.Path, RawLoad.Plain), new("by hand", hand, question.HandOn(data.Provider), RawLoad.Plain),
            new("read anew", read, question.Path, RawLoad.Plain),
        ];
        await Subject.MeasureInTurnsAsync(subjects, Warmup, Round, Rounds, cancellationToken);
        Print($"  {question.Name}: {sent.Length:n0} bytes as clients get it, {plain.Length:n0} plain");
        Print(subjects[0], null, null);
        Print(subjects[1], subjects[0], null);
        Print(subjects[2], null, null);
        Print(subjects[3], subjects[2], null);
        Print(subjects[4], subjects[2], subjects[3]);
        return subjects[1].RatioTo(subjects[0]) >= question.KeptGoal
            && (subjects[4].RatioTo(subjects[3]) >= question.HandGoal || subjects[4].CpuRatioTo(subjects[3]) >= question.HandGoal);
    }

    /// <summary>The address of the 41st page of 100, found by its cursors.</summary>
    public static async Task<string> DeepAsync(ServerProcess read, CancellationToken cancellationToken)
    {
        var cursor = "";
        using var client = new HttpClient { BaseAddress = read.Address };
        for (var page = 0; page < 40; page++)
        {
            using var answer = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync($"{House}&limit=100{cursor}", cancellationToken));
            cursor = "&cursor=" + Uri.EscapeDataString(answer.RootElement.GetProperty("next").GetString()!);
        }

        return $"{House}&limit=100{cursor}";
    }

    // A page from the middle by its cursor, beside the first.
    private static async Task CompareDeepAsync(ServerProcess read, CancellationToken cancellationToken)
    {
        var deep = await DeepAsync(read, cancellationToken);
        Subject[] subjects =
        [
            new("first page of 100", read, House + "&limit=100", RawLoad.Plain), new("its page 41, by cursor", read, deep, RawLoad.Plain),
        ];
        await Subject.MeasureInTurnsAsync(subjects, Warmup, Round, Rounds, cancellationToken);
        Print($"  deep pages by cursor, read anew");
        Print(subjects[0], null, null);
        Print(subjects[1], null, null);
        Print($"    the deep page at {subjects[1].RatioTo(subjects[0]):n2} of the first, by CPU {subjects[1].CpuRatioTo(subjects[0]):n2}");
    }

    private static async Task CompareCreatesAsync(ApiSite data, ServerProcess site, ServerProcess hand, CancellationToken cancellationToken)
    {
        var token = await ApiSite.TokenAsync(site, cancellationToken);
        await using var bare = await BareServer.StartAsync(data.Folder, ApiData.NewMix(1), cancellationToken);
        Subject[] subjects =
        [
            new("bare, the same bytes", bare, BareServer.Path, RawLoad.Plain), new("by hand", hand, new LoadRequest("/item", RawLoad.Plain, null, ApiData.NewMix)),
            new("create and publish", site, new LoadRequest("/api/content", RawLoad.Plain, token, ApiData.NewMix)),
            new("create a draft", site, new LoadRequest("/api/content?draft=true", RawLoad.Plain, token, ApiData.NewMix)),
        ];
        await Subject.MeasureInTurnsAsync(subjects, Warmup, Round, Rounds, cancellationToken);
        Print($"  creates");
        Print(subjects[0], null, null);
        Print(subjects[1], subjects[0], null);
        Print(subjects[2], subjects[0], subjects[1]);
        Print(subjects[3], subjects[0], subjects[1]);
    }

    private static void Print(Subject subject, Subject? bare, Subject? hand)
    {
        var toBare = bare is null ? $"{"",15}" : string.Create(CultureInfo.InvariantCulture, $"{subject.RatioTo(bare),7:n3} {subject.CpuRatioTo(bare),7:n3}");
        var toHand = hand is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{subject.RatioTo(hand),7:n3} {subject.CpuRatioTo(hand),7:n3}");
        Print($"    {subject.Name,-38} {subject.PerSecond,10:n0} {subject.Milliseconds(0.5),8:n2} {subject.Milliseconds(0.99),8:n2} {Subject.Median(subject.MicrosPerRequest),8:n1} {Subject.Median(subject.DatabaseMicrosPerRequest),7:n1}  {toBare}  {toHand}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    /// <summary>What is asked of the API, how the hand-written endpoint is asked the same, and the aims: kept ready to bare Kestrel, read anew to the hand-written.</summary>
    private sealed record Question(string Name, string Path, string Hand, string? HandOnSqlite = null, double KeptGoal = 0, double HandGoal = 0)
    {
        public string HandOn(string provider) => provider == "Sqlite" ? HandOnSqlite ?? Hand : Hand;
    }
}
