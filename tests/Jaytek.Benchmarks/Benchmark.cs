namespace Jaytek.Benchmarks;

/// <summary>A benchmark of <c>./jaytek bench</c>: its name, a line of help, and the run, which returns the exit code.</summary>
internal sealed record Benchmark(string Name, string Summary, Func<string[], CancellationToken, Task<int>> RunAsync);
