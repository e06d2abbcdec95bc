using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Events;
using Jaytek.Engine.Http;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Work;

/// <summary>What happens behind the scenes: events that have not reached their handlers, and jobs with their last runs.</summary>
/// <remarks>A controller, since Razor Pages are sought in modules only; its view is named by its path, so that no theme overrides it.</remarks>
[Require("background-work:manage:any")]
public sealed class BackgroundWorkController(WaitingEvents events, RetryEvents retry, JobList jobs, StartJob start) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/background-work";

    private const string Page = "/Themes/Jaytek.Admin/Work/BackgroundWork.cshtml";

    /// <summary>The page.</summary>
    [HttpGet(Address)]
    public Task<IActionResult> Show(int page, CancellationToken cancellationToken) => ShowAsync(page, null, cancellationToken);

    /// <summary>Tries one event again.</summary>
    [HttpPost(Address + "/events/{id}")]
    public async Task<IActionResult> RetryOne(long id, CancellationToken cancellationToken) =>
        await AnswerAsync(await retry.OneAsync(id, cancellationToken), "The event is tried again now.", cancellationToken);

    /// <summary>Tries every failed event again.</summary>
    [HttpPost(Address + "/events")]
    public async Task<IActionResult> RetryFailed(CancellationToken cancellationToken)
    {
        var done = await retry.FailedAsync(cancellationToken);
        return await AnswerAsync(done.ToResult(), done.IsSuccess ? $"{Counted.Of(done.Value, "failed event is", "failed events are")} tried again now." : "", cancellationToken);
    }

    /// <summary>Starts a job.</summary>
    [HttpPost(Address + "/jobs/{name}")]
    public async Task<IActionResult> StartOne(string name, CancellationToken cancellationToken) =>
        await AnswerAsync(await start.RunAsync(name, cancellationToken), $"The job {name} was started. Reload this page to see how it went.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancellationToken)
    {
        if (result.Error is { } error)
        {
            Response.StatusCode = FormErrors.StatusOf(error);
            return await ShowAsync(1, error.Message, cancellationToken);
        }

        TempData.Notify(NoticeKind.Success, done);
        return LocalRedirect("~" + Address);
    }

    private async Task<IActionResult> ShowAsync(int page, string? refused, CancellationToken cancellationToken)
    {
        var (failed, all) = await events.CountAsync(cancellationToken);
        var last = (all + BackgroundWork.PageSize - 1) / BackgroundWork.PageSize;
        var number = Math.Clamp(page, 1, Math.Max(1, last));
        var lines = await events.ListAsync((number - 1) * BackgroundWork.PageSize, BackgroundWork.PageSize, cancellationToken);
        return View(Page, new BackgroundWork(lines, failed, all, number, await jobs.ListAsync(cancellationToken), refused));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Events">A page of events.</param>
/// <param name="Failed">How many have failed.</param>
/// <param name="All">How many wait in all.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Jobs">All jobs.</param>
/// <param name="Refused">Why the last wish was refused, or null.</param>
internal sealed record BackgroundWork(
    IReadOnlyList<WaitingEvent> Events, int Failed, int All, int Number, IReadOnlyList<JobState> Jobs, string? Refused)
{
    /// <summary>Events on a page.</summary>
    public const int PageSize = 25;

    /// <summary>How long a job's last run took; a dash while it goes on, or where its process was killed.</summary>
    public static string Took(JobState job) => (job.EndedAt - job.StartedAt) switch
    {
        null => "–",
        { TotalSeconds: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms"),
        { TotalMinutes: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N1} s"),
        { } time => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };
}
