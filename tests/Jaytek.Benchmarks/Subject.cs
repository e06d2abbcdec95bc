using System.Globalization;

namespace Jaytek.Benchmarks;

/// <summary>Something that is measured: a request to a server, made in turns with the others of the same run.</summary>
/// <param name="Name">What the result calls it.</param>
/// <param name="Server">Who answers.</param>
/// <param name="Request">What is asked.</param>
internal sealed record Subject(string Name, ServerProcess Server, LoadRequest Request)
{
    private readonly List<LoadResult> _loads = [];

    public Subject(string name, ServerProcess server, string path, string encodings = RawLoad.Encodings) : this(name, server, new LoadRequest(path, encodings))
    {
    }

    /// <summary>Processor time of the server for a request, by round, microseconds.</summary>
    public List<double> MicrosPerRequest { get; } = [];

    /// <summary>Processor time of a database in processes of its own for a request, by round, microseconds.</summary>
    public List<double> DatabaseMicrosPerRequest { get; } = [];

    /// <summary>Answers a second, the median of the rounds.</summary>
    public double PerSecond => Median(_loads.Select(load => load.PerSecond));

    /// <summary>The time within which this share of the answers came, the median of the rounds, milliseconds.</summary>
    public double Milliseconds(double share) => Median(_loads.Select(load => load.Milliseconds(share)));

    /// <summary>The subjects take turns in rounds, so that what else the machine does meets all of them.</summary>
    public static async Task MeasureInTurnsAsync(IReadOnlyList<Subject> subjects, TimeSpan warmup, TimeSpan round, int rounds, CancellationToken cancellationToken)
    {
        foreach (var subject in subjects)
            await subject.MeasureAsync(warmup, keep: false, cancellationToken);
        for (var number = 0; number < rounds; number++)
        {
            foreach (var subject in subjects)
                await subject.MeasureAsync(round, keep: true, cancellationToken);
        }
    }

    /// <summary>The median of the rounds' ratios of requests a second.</summary>
    public double RatioTo(Subject baseline) => Median(_loads.Zip(baseline._loads, (mine, theirs) => mine.PerSecond / theirs.PerSecond));

    /// <summary>The median of the rounds' ratios of processor time, the database's included; 0.5 is twice the time.</summary>
    public double CpuRatioTo(Subject baseline) => Median(Costs().Zip(baseline.Costs(), (mine, theirs) => theirs / mine));

    /// <summary>A line of the result.</summary>
    public string Line(Subject baseline) => string.Create(CultureInfo.InvariantCulture,
        $"{Name,-18} {PerSecond,9:n0} requests/s {Median(MicrosPerRequest),9:n1} µs CPU/request   ratio {RatioTo(baseline):n3}   by CPU {CpuRatioTo(baseline):n3}");

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    private IEnumerable<double> Costs() => MicrosPerRequest.Zip(DatabaseMicrosPerRequest, (server, database) => server + database);

    private async Task MeasureAsync(TimeSpan duration, bool keep, CancellationToken cancellationToken)
    {
        var (before, database) = (Server.Processor, DatabaseClock.Now());
        var load = await RawLoad.RunAsync(Server.Address, Request, duration, cancellationToken);
        if (!keep)
            return;
        _loads.Add(load);
        MicrosPerRequest.Add((Server.Processor - before).TotalMicroseconds / load.Requests);
        DatabaseMicrosPerRequest.Add((DatabaseClock.Now() - database).TotalMicroseconds / load.Requests);
    }
}
