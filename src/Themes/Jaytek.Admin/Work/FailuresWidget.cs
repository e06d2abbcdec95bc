using Jaytek.Admin.Contracts;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;

namespace Jaytek.Admin.Work;

/// <summary>What went wrong behind the scenes, for those who may run it again; no panel while all is well.</summary>
internal sealed class FailuresWidget(WaitingEvents events, JobList jobs, ICurrentActor current, IAuthorizer authorizer) : IDashboardWidget
{
    public string Title => "Needs attention";

    public int Position => 0;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (!await authorizer.AllowsAsync(current.Actor, RetryEvents.Manage, null, cancellationToken))
            return null;
        var (failed, _) = await events.CountAsync(cancellationToken);
        var broken = (await jobs.ListAsync(cancellationToken)).Where(job => job is { IsOn: true, Error: not null }).ToList();
        return failed == 0 && broken.Count == 0 ? null : new WidgetBody(
            "/Themes/Jaytek.Admin/Work/_Failures.cshtml", new Failures(failed, broken), BackgroundWorkController.Address);
    }
}

/// <summary>What the panel shows.</summary>
/// <param name="Events">Events that have failed for good.</param>
/// <param name="Jobs">Jobs whose last run failed.</param>
internal sealed record Failures(int Events, IReadOnlyList<JobState> Jobs);
