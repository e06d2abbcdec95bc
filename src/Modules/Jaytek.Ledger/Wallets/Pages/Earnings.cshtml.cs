using System.Globalization;
using Jaytek.Engine.Security;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Wallets.Movements;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Wallets.Pages;

/// <summary><c>/dashboard/teach/earnings</c>: what a person has, what is coming, and what moved it.</summary>
[Require(LedgerPermissions.ReadEarningsText)]
internal sealed class EarningsModel(IWallets wallets, MovementReader movements, ICurrentActor actor) : PageModel
{
    public const string Address = "/dashboard/teach/earnings";
    public const int PageSize = 25;

    private const int MostComing = 10;

    public IReadOnlyList<WalletBalance> Balances { get; private set; } = [];

    public IReadOnlyList<ComingRelease> Coming { get; private set; } = [];

    public MovementPage Movements { get; private set; } = new([], null);

    public MovementFilter Filter { get; private set; } = new(null, null);

    /// <summary>True where this is not the newest page.</summary>
    public bool IsOlder { get; private set; }

    public bool IsFiltered => Filter != new MovementFilter(null, null);

    /// <summary>The address of these filters, at a place of the list.</summary>
    public string Href(long? before) => Address + QueryString.Create(new Dictionary<string, string?>
    {
        ["kind"] = Filter.Kind is { } kind ? Words.Of(kind) : null, ["currency"] = Filter.Currency, ["before"] = before?.ToString(CultureInfo.InvariantCulture),
    }.Where(one => one.Value is not null));

    public async Task OnGetAsync([FromQuery] string? kind, [FromQuery] string? currency, [FromQuery] long? before, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (actor.Actor is not { UserId: { } user })
            return;
        Balances = await wallets.BalancesAsync(user, cancellationToken);
        Coming = await wallets.ComingAsync(user, MostComing, cancellationToken);
        // What nobody has or could have filters nothing, instead of showing an empty list.
        Filter = new MovementFilter(
            MovementWords.All.Select(one => (PostingKind?)one).FirstOrDefault(one => Words.Of(one!.Value) == kind), Balances.Select(one => one.Currency).FirstOrDefault(one => one == currency));
        IsOlder = before is not null;
        Movements = await movements.ListAsync(user, Filter, before, PageSize, cancellationToken);
    }
}
