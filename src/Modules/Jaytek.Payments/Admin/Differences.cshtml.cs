using System.Text.Json;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Reconciliation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/differences</c>: what providers and we do not say alike.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class DifferencesModel(JaytekDb db, RequestReconciliation request, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    public const string Address = "/admin/payments/differences";
    public const int PageSize = 50;

    public IReadOnlyList<Difference> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public IReadOnlyList<(Comparison Run, IReadOnlyList<SumLine> Sums)> Runs { get; private set; } = [];

    public bool MayCompare { get; private set; }

    public async Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken)
    {
        var all = db.Set<Difference>().AsNoTracking();
        Total = await all.CountAsync(cancellationToken);
        Number = Math.Clamp(page, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lines = await all.OrderByDescending(d => d.FirstSeenAt).ThenBy(d => d.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Runs = [.. (await db.Set<Comparison>().AsNoTracking().OrderBy(c => c.Provider).ToListAsync(cancellationToken))
            .Select(run => (run, JsonSerializer.Deserialize<IReadOnlyList<SumLine>>(run.Sums, JsonSerializerOptions.Web) ?? []))];
        MayCompare = await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Manage, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostCompareAsync(CancellationToken cancellationToken)
    {
        var asked = await request.RunAsync(cancellationToken);
        TempData.Notify(asked.IsSuccess ? NoticeKind.Success : NoticeKind.Error, asked.Error?.Message ?? "The books are compared now; it takes a moment. Reload this page to see what was found.");
        return LocalRedirect($"~{Address}");
    }

    /// <summary>What differs, in a sentence.</summary>
    public static string Words(Difference difference) => (difference.Kind, difference.About) switch
    {
        (DifferenceKind.Books, _) => "What orders, refunds and disputes come to is not what the books say",
        (DifferenceKind.Fee, _) => $"Another fee of a {Name(difference)}",
        (DifferenceKind.Amount, _) => $"Another amount of a {Name(difference)}",
        (DifferenceKind.MissingHere, _) => $"A {Name(difference)} that we do not know of",
        _ => $"A {Name(difference)} that the provider does not know of",
    };

    /// <summary>An amount of one side.</summary>
    public static string Amount(long? minor, string currency) => minor is { } amount ? new Money(amount, currency).ToString() : "–";

    private static string Name(Difference difference) => difference.About switch
    {
        LineKind.Payment => "payment",
        LineKind.Refund => "refund",
        LineKind.Dispute => "dispute",
        _ => "line",
    };
}
