using Jaytek.Engine.Security;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments/subscriptions</c>: who pays for what again and again.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class SubscriptionsModel(SubscriptionReader reader) : PageModel
{
    public const string Address = "/admin/payments/subscriptions";
    public const int PageSize = 25;
    public const int MaxSearch = 100;

    public SubscriptionTab Tab { get; private set; }

    public string? Search { get; private set; }

    public IReadOnlyDictionary<SubscriptionTab, int> Counts { get; private set; } = new Dictionary<SubscriptionTab, int>();

    public int Number { get; private set; } = 1;

    public IReadOnlyList<(Subscription Subscription, string Buyer)> Lines { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] string? q, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Tab = Enum.TryParse<SubscriptionTab>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : SubscriptionTab.All;
        Search = q?.Trim() is { Length: > 0 and <= MaxSearch } given ? given : null;
        Counts = await reader.CountAsync(Search, cancellationToken);
        Number = Math.Clamp(page, 1, Math.Max(1, (Counts[Tab] + PageSize - 1) / PageSize));
        Lines = await reader.ListAsync(Tab, Search, (Number - 1) * PageSize, PageSize, cancellationToken);
    }

    /// <summary>A tab's address, with the search.</summary>
    public string HrefOf(SubscriptionTab tab)
    {
        var query = new QueryString();
        if (Search is not null)
            query = query.Add("q", Search);
        return Address + (tab == SubscriptionTab.All ? query : query.Add("state", tab.ToString().ToLowerInvariant()));
    }

    /// <summary>A tab's words.</summary>
    public static string Words(SubscriptionTab tab) => tab switch
    {
        SubscriptionTab.Active => "Renewing",
        SubscriptionTab.Cancelled => "Cancelled",
        SubscriptionTab.PastDue => "Not paid",
        _ => tab.ToString(),
    };
}
