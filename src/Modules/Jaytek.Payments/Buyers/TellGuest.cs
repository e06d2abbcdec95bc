using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Sends a guest who has paid the way back to their order, also from another browser.</summary>
internal sealed class TellGuest(JaytekDb db, GuestPass pass, IMailSender sender, SiteAddress site, ISettings<SiteSettings> settings) : IEventHandler<PaymentSettled>
{
    /// <inheritdoc/>
    public async Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == domainEvent.OrderId, cancellationToken);
        if (await db.Set<Guest>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == order.BuyerId && g.ClaimedBy == null, cancellationToken) is not { } guest)
            return;
        var (name, address) = ((await settings.GetAsync(cancellationToken)).SiteName, await site.ForMailAsync(cancellationToken));
        var before = address.Length == 0 ? "(put the site's address in front)\n" : "";
        // No name of the guest's: whoever orders writes it, and the address may be a stranger's.
        await sender.SendAsync(
            new Mail(
                guest.Email, $"Your order at {name}",
                $"Hello,\n\nyour payment of {order.Price} for {order.Title} has arrived.\n\nOpen this link to take it into an account, and to begin:\n\n"
                + $"{before}{address}/checkout/claim?pass={pass.Make(guest.Id)}\n\nKeep the link to yourself: whoever has it can take the order.\n\n{name}\n{address}".TrimEnd()),
            cancellationToken);
    }
}
