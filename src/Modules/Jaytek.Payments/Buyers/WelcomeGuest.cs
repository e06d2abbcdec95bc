using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Notes who buys without an account, so that they get an invoice and a way back to what they paid for.</summary>
internal sealed class WelcomeGuest(ActionRunner runner)
{
    private static readonly EmailAddressAttribute Email = new();

    /// <summary>The guest's id: the one that the browser bears; a new one where it bears none, or where somebody paid under that one with another address, as where several use one browser. Errors: <c>payments.guest.name</c>, <c>payments.guest.email</c>.</summary>
    public Task<Result<string>> RunAsync(string? guestId, string? name, string? email, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("payments.guest.welcome", async scope =>
        {
            if (name?.Trim() is not { Length: > 0 and <= Guest.MaxName } called || called.Any(char.IsControl))
                return PaymentsErrors.GuestName;
            if (email?.Trim() is not { Length: > 0 and <= Guest.MaxEmail } address || !Email.IsValid(address) || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
                return PaymentsErrors.GuestEmail;
            var guests = scope.Db.Set<Guest>();
            if (guestId is not null && await guests.SingleOrDefaultAsync(g => g.Id == guestId && g.ClaimedBy == null, cancellationToken) is { } known
                && (string.Equals(known.Email, address, StringComparison.OrdinalIgnoreCase)
                    || !await scope.Db.Set<Order>().AnyAsync(o => o.BuyerId == guestId && (o.PaidAt != null || o.BankSince != null), cancellationToken)))
            {
                (known.Name, known.Email) = (called, address);
                return known.Id;
            }

            var guest = new Guest { Id = PublicId.New(), Name = called, Email = address, CreatedAt = scope.Now };
            guests.Add(guest);
            return guest.Id;
        }, cancellationToken);
}
