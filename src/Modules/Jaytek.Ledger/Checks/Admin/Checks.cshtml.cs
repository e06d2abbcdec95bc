using System.Text.Json;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Checks.Admin;

/// <summary><c>/admin/ledger/checks</c>: what the checks of the books found, and one now.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class ChecksModel(JaytekDb db, JobList jobs, StartCheck start) : PageModel
{
    public const string Address = "/admin/ledger/checks";
    public const int PageSize = 25;

    /// <summary>The job and its last run.</summary>
    public JobState? Job { get; private set; }

    public bool IsRunning => Job is { StartedAt: not null, EndedAt: null };

    /// <summary>The newest first.</summary>
    public IReadOnlyList<BooksCheck> Checks { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>The last one; null before the first.</summary>
    public BooksCheck? Last { get; private set; }

    public async Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken)
    {
        Number = Math.Clamp(page, 1, 100_000);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if ((await start.RunAsync(cancellationToken)).Error is { } error)
        {
            await LoadAsync(cancellationToken);
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }
        TempData.Notify(NoticeKind.Success, "The check has started. Reload this page to see what it found.");
        return LocalRedirect("~" + Address);
    }

    /// <summary>The sentences of a kept list.</summary>
    public static IReadOnlyList<string> Sentences(string? json) => json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<string>>(json) ?? [];

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Job = (await jobs.ListAsync(cancellationToken)).FirstOrDefault(job => job.Name == CheckBooks.JobName);
        var all = db.Set<BooksCheck>().AsNoTracking();
        Total = await all.CountAsync(cancellationToken);
        Last = await all.OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        Checks = await all.OrderByDescending(c => c.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
    }
}
