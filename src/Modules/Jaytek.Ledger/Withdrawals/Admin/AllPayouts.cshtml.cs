using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Withdrawals.Admin;

/// <summary><c>/admin/payouts</c>: everybody's withdrawals, those that wait for somebody first.</summary>
[Require(LedgerPermissions.DecideWithdrawalsText)]
internal sealed class AllPayoutsModel(PayoutReader payouts) : PageModel
{
    public const string Address = "/admin/payouts";
    public const int PageSize = 25;

    public PayoutTab Tab { get; private set; }

    public IReadOnlyDictionary<PayoutTab, int> Counts { get; private set; } = new Dictionary<PayoutTab, int>();

    public IReadOnlyList<PayoutLine> Lines { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public async Task OnGetAsync([FromQuery] string? tab, [FromQuery] int page, CancellationToken cancellationToken)
    {
        (Tab, Number) = (Enum.TryParse<PayoutTab>(tab, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : PayoutTab.Waiting, Math.Clamp(page, 1, 100_000));
        Counts = await payouts.CountAsync(cancellationToken);
        Lines = await payouts.ListAsync(Tab, Number, PageSize, cancellationToken);
    }

    public static string NameOf(PayoutTab tab) => tab switch
    {
        PayoutTab.Waiting => "Waiting for approval",
        PayoutTab.Stuck => "Could not be sent",
        PayoutTab.Ended => "Not paid",
        _ => tab.ToString(),
    };

    public static string Href(PayoutTab tab) => tab == PayoutTab.Waiting ? Address : $"{Address}?tab={tab.ToString().ToLowerInvariant()}";
}
