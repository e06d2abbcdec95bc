using System.Globalization;
using Jaytek.Benchmarks;
using Jaytek.Benchmarks.ContentApi;
using Jaytek.Benchmarks.Ledger;
using Jaytek.Benchmarks.PlainRazor;

// ./jaytek bench NAME. Each benchmark compares what it measures with a baseline of the same run and prints ratios:
// absolute times say more about the machine than about the code.
Benchmark[] benchmarks = [ContentRead.Benchmark, ContentApi.Benchmark, Pages.Benchmark, AdminList.Benchmark, LedgerBench.Benchmark];

// The baselines are processes of their own.
if (args is [BareServer.Verb, var file, .. var rest])
    return await BareServer.RunAsync(file, rest);
if (args is [PlainServer.Verb, var rowsFile, var rows, .. var others])
    return await PlainServer.RunAsync(rowsFile, int.Parse(rows, CultureInfo.InvariantCulture), others);
if (args is [HandServer.Verb, var provider, var connectionString, .. var remaining])
    return await HandServer.RunAsync(provider, connectionString, remaining);

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

var wanted = args is [var name, ..] ? Array.Find(benchmarks, benchmark => benchmark.Name == name) : null;
if (wanted is not null)
    return await wanted.RunAsync(args[1..], stop.Token);

await Console.Error.WriteLineAsync("usage: ./jaytek bench NAME");
foreach (var benchmark in benchmarks)
    await Console.Error.WriteLineAsync($"  {benchmark.Name,-16} {benchmark.Summary}");
return 2;
