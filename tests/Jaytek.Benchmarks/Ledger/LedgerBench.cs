using System.Diagnostics;
using System.Globalization;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Benchmarks.Ledger;

/// <summary>
/// Postings a second by 1, 8 and 32 writers, on spread accounts and on one hot account, in ratio to plain inserts of the same rows; and what
/// reading a balance costs at 1,000 and at 1,000,000 entries. On SQLite, and on PostgreSQL where <c>JAYTEK_TEST_POSTGRES</c> names a server.
/// </summary>
internal static class LedgerBench
{
    private const double Goal = 0.5;
    private const int Wallets = 1_000;
    private const int Rounds = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static Benchmark Benchmark { get; } = new("ledger", "postings by 1, 8 and 32 writers, in ratio to plain inserts of the same rows", RunAsync);

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var held = args.Contains("--postgres-alone") || await MeasureAsync(null, cancellationToken);
        if (Environment.GetEnvironmentVariable("JAYTEK_TEST_POSTGRES") is { Length: > 0 } server)
            held &= await MeasureAsync(server, cancellationToken);
        else
            Console.WriteLine("PostgreSQL is left out: JAYTEK_TEST_POSTGRES names no server");
        Console.WriteLine(held ? "the goals hold" : "a goal is missed");
        return held ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string? server, CancellationToken cancellationToken)
    {
        await using var host = await LedgerHost.StartAsync(server, cancellationToken);
        var accounts = Enumerable.Range(0, Wallets).Select(i => AccountRef.Available($"bench-{i}", "EUR")).ToList();
        var hot = AccountRef.Revenue("EUR");
        foreach (var chunk in accounts.Chunk(500))
            await DoneAsync(host, Draft([.. chunk.Select(a => new EntryDraft(a, 1_000_000)), new EntryDraft(hot, -1_000_000L * chunk.Length)]), cancellationToken);
        var plain = new PlainInserts(host);
        await plain.CreateAsync(cancellationToken);
        var ids = new List<long>();
        foreach (var account in accounts)
            ids.Add(await host.NumberAsync($"select id from ledger_account where owner = '{account.Owner}'", cancellationToken));
        var hotId = await host.NumberAsync("select id from ledger_account where kind = 'platform_revenue'", cancellationToken);

        Print($"{host.Provider}: {Rounds} rounds of {Round.TotalSeconds} s in turns; medians");
        Print($"  {"accounts",-8} {"writers",7} {"plain/s",9} {"postings/s",11} {"failed",7} {"ratio",6}");
        var held = true;
        foreach (var (name, isHot) in new[] { ("spread", false), ("hot", true) })
        {
            foreach (var writers in new[] { 1, 8, 32 })
            {
                var measured = await CompareAsync(
                    writers,
                    random => plain.InsertAsync(ids[random.Next(Wallets)], isHot ? hotId : ids[random.Next(Wallets)], isHot, cancellationToken),
                    random => PostAsync(host, accounts, isHot ? hot : null, random, cancellationToken));
                held &= measured.Ratio >= Goal && measured.Failed == 0;
                Print($"  {name,-8} {writers,7} {measured.Plain,9:n0} {measured.Ours,11:n0} {measured.Failed,7} {measured.Ratio,6:n2}");
            }
        }

        return held & await BalancesAsync(host, cancellationToken);
    }

    private static async Task<bool> PostAsync(LedgerHost host, List<AccountRef> accounts, AccountRef? hot, Random random, CancellationToken cancellationToken)
    {
        var from = accounts[random.Next(Wallets)];
        var to = hot ?? accounts[random.Next(Wallets)];
        if (from == to)
            return true;
        return (await host.PostAsync(Draft([new EntryDraft(from, -1), new EntryDraft(to, 1)]), cancellationToken)).IsSuccess;
    }

    private static async Task<(double Plain, double Ours, long Failed, double Ratio)> CompareAsync(int writers, Func<Random, Task> plain, Func<Random, Task<bool>> ours)
    {
        async Task<bool> BaseAsync(Random random)
        {
            await plain(random);
            return true;
        }

        await LoadAsync(writers, TimeSpan.FromSeconds(1), BaseAsync);
        await LoadAsync(writers, TimeSpan.FromSeconds(1), ours);
        var (plains, postings, ratios, failed) = (new List<double>(), new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (bare, _) = await LoadAsync(writers, Round, BaseAsync);
            var (mine, missed) = await LoadAsync(writers, Round, ours);
            failed += missed;
            plains.Add(bare);
            postings.Add(mine);
            ratios.Add(mine / bare);
        }

        return (Subject.Median(plains), Subject.Median(postings), failed, Subject.Median(ratios));
    }

    private static async Task<(double PerSecond, long Failed)> LoadAsync(int writers, TimeSpan duration, Func<Random, Task<bool>> work)
    {
        var (done, failed, watch) = (0L, 0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, writers).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            while (watch.Elapsed < duration)
            {
                if (await work(random))
                    Interlocked.Increment(ref done);
                else
                    Interlocked.Increment(ref failed);
            }
        })));
        return (done / watch.Elapsed.TotalSeconds, failed);
    }

    // Both accounts are read in turns; the one with many entries has a thousand times as many.
    private static async Task<bool> BalancesAsync(LedgerHost host, CancellationToken cancellationToken)
    {
        const int Legs = 500;
        var (few, many, other) = (AccountRef.Available("bench-few", "EUR"), AccountRef.Available("bench-many", "EUR"), AccountRef.Clearing("bench", "EUR"));
        foreach (var (account, postings) in new[] { (few, 2), (many, 2_000) })
        {
            for (var i = 0; i < postings; i++)
                await DoneAsync(
                    host, Draft([.. Enumerable.Repeat(new EntryDraft(account, 1), Legs), .. Enumerable.Repeat(new EntryDraft(other, -1), Legs)]), cancellationToken);
        }

        var (fast, slow, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 11; round++)
        {
            fast.Add(await ReadsAsync(few));
            slow.Add(await ReadsAsync(many));
            ratios.Add(slow[^1] / fast[^1]);
        }

        var ratio = Subject.Median(ratios);
        Print($"  a balance: {Subject.Median(fast):n1} µs at 1,000 entries, {Subject.Median(slow):n1} µs at 1,000,000   ratio {ratio:n2}");
        return ratio < 1.5;

        async Task<double> ReadsAsync(AccountRef account)
        {
            const int Reads = 300;
            return await host.InScopeAsync(async s =>
            {
                var postings = s.GetRequiredService<IPostings>();
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < Reads; i++)
                    await postings.BalanceAsync(account, cancellationToken);
                return watch.Elapsed.TotalMicroseconds / Reads;
            });
        }
    }

    private static async Task DoneAsync(LedgerHost host, PostingDraft draft, CancellationToken cancellationToken)
    {
        if ((await host.PostAsync(draft, cancellationToken)).Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private static PostingDraft Draft(IReadOnlyList<EntryDraft> entries) =>
        new() { Key = "bench:" + PublicId.New(), Kind = PostingKind.Adjustment, Source = "bench", Description = "A posting.", Entries = entries };

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
