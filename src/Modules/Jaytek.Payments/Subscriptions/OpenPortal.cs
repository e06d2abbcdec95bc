using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Purchases;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Finds the provider's pages where the signed-in buyer looks after their cards and bills.</summary>
internal sealed class OpenPortal(UnitOfWork unit, ICurrentActor current, PaymentProviders providers, SiteAddress site, OurWords words)
{
    /// <summary>True where there is something to look after there.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is not null;

    /// <summary>The address, good for minutes. Errors: <c>payments.subscription.no_portal</c>, and the provider's.</summary>
    public async Task<Result<string>> RunAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not var (provider, customer))
            return PaymentsErrors.NoPortal;
        var opened = await provider.PortalAsync(customer, await site.ForMailAsync(cancellationToken) + BillingModel.Address, PublicId.New(), cancellationToken);
        return opened.Error is { } error ? words.Of(error, $"the pages of {customer}") : opened;
    }

    private async Task<(IPaymentProvider Provider, string Customer)?> FindAsync(CancellationToken cancellationToken)
    {
        if (current.Actor is not { Kind: ActorKind.User, UserId: { } buyer })
            return null;
        var known = await unit.Db.Set<Subscription>().AsNoTracking().Where(s => s.BuyerId == buyer && s.CustomerReference != null)
            .OrderByDescending(s => s.CreatedAt).Select(s => new { s.Provider, s.CustomerReference }).FirstOrDefaultAsync(cancellationToken);
        return known is { CustomerReference: { } customer } && providers.Find(known.Provider) is { HasPortal: true } provider ? (provider, customer) : null;
    }
}
