using System.Globalization;

namespace Jaytek.Benchmarks;

/// <summary>Something that is measured: an address of a server, asked in turns with the others of the same run.</summary>
internal sealed record Subject(string Name, ServerProcess Server, string Path, string Encodings = RawLoad.Encodings)
{
    /// <summary>Answers a second, by round.</summary>
    public List<double> PerSecond { get; } = [];

    /// <summary>Processor time of the server for a request, by round, microseconds.</summary>
    public List<double> MicrosPerRequest { get; } = [];

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
    public double RatioTo(Subject baseline) => Median([.. PerSecond.Zip(baseline.PerSecond, (mine, theirs) => mine / theirs)]);

    /// <summary>The median of the rounds' ratios of processor time; 0.5 is twice the time.</summary>
    public double CpuRatioTo(Subject baseline) => Median([.. MicrosPerRequest.Zip(baseline.MicrosPerRequest, (mine, theirs) => theirs / mine)]);

    /// <summary>A line of the result.</summary>
    public string Line(Subject baseline) => string.Create(CultureInfo.InvariantCulture,
        $"{Name,-18} {Median(PerSecond),9:n0} requests/s {Median(MicrosPerRequest),9:n1} µs CPU/request   ratio {RatioTo(baseline):n3}   by CPU {CpuRatioTo(baseline):n3}");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private async Task MeasureAsync(TimeSpan duration, bool keep, CancellationToken cancellationToken)
    {
        var before = Server.Processor;
        var load = await RawLoad.RunAsync(new Uri(Server.Address, Path), Encodings, duration, cancellationToken);
        if (!keep)
            return;
        PerSecond.Add(load.PerSecond);
        MicrosPerRequest.Add((Server.Processor - before).TotalMicroseconds / load.Requests);
    }
}
