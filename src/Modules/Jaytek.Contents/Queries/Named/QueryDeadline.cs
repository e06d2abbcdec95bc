using System.Diagnostics;

namespace Jaytek.Contents.Queries.Named;

/// <summary>When a query must have ended, and whether whoever asked has left before that.</summary>
internal sealed class QueryDeadline(TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public bool IsOver => cancellationToken.IsCancellationRequested || Stopwatch.GetElapsedTime(_start) > limit;
}
