using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Payments.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Admin;

/// <summary><c>/admin/payments</c>: the orders, the newest first.</summary>
[Require(PaymentsPermissions.ReadText)]
internal sealed class PaymentsModel(OrderList list, IUserDirectory users) : PageModel
{
    public const string Address = "/admin/payments";
    public const int PageSize = 25;
    public const int MaxSearch = 256;

    public OrderTab Tab { get; private set; }

    public string? Search { get; private set; }

    public IReadOnlyList<Order> Lines { get; private set; } = [];

    public IReadOnlyDictionary<OrderTab, int> Counts { get; private set; } = new Dictionary<OrderTab, int>();

    public int Number { get; private set; } = 1;

    private IReadOnlyDictionary<string, UserCard> Buyers { get; set; } = new Dictionary<string, UserCard>();

    public async Task OnGetAsync([StringLength(MaxSearch)] string? q, [FromQuery] string? state, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Search = q is { Length: > MaxSearch } ? q[..MaxSearch] : q;
        Tab = Enum.TryParse<OrderTab>(state, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : OrderTab.All;
        Counts = await list.CountAsync(Search, cancellationToken);
        Number = Math.Clamp(page, 1, Math.Max(1, (Counts[Tab] + PageSize - 1) / PageSize));
        Lines = await list.ListAsync(Tab, Search, (Number - 1) * PageSize, PageSize, cancellationToken);
        Buyers = await users.FindAsync([.. Lines.Select(line => line.BuyerId).Distinct()], cancellationToken);
    }

    /// <summary>Who bought; an account that is gone left its id.</summary>
    public string BuyerOf(Order order) => Buyers.GetValueOrDefault(order.BuyerId)?.DisplayName ?? "Somebody who is gone";

    /// <summary>The address of another tab of the same search.</summary>
    public string HrefOf(OrderTab tab) => Address + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Search), new("state", tab == OrderTab.All ? null : tab.ToString().ToLowerInvariant()),
    }.Where(one => !string.IsNullOrEmpty(one.Value)));

    /// <summary>A tab's words.</summary>
    public static string Words(OrderTab tab) => tab switch
    {
        OrderTab.Paid => "Not granted",
        OrderTab.GivenUp => "Given up",
        _ => tab.ToString(),
    };
}
