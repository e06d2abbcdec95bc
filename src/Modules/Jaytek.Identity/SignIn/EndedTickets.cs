using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// What is kept of tickets that are good no more before their time: rows of the account (<c>identity_user_token</c>) of which the name is the ticket's and the
/// value is when the row may go, since the ticket has ended by itself then.
/// </summary>
internal static class EndedTickets
{
    private static readonly string[] Providers = [EndedSessions.Provider, RefreshOnce.Provider];

    /// <summary>A row that says that this ticket is good no more.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="provider">Of what kind: <see cref="EndedSessions.Provider"/>, <see cref="RefreshOnce.Provider"/>.</param>
    /// <param name="name">Which.</param>
    /// <param name="until">When it ends by itself.</param>
    public static IdentityUserToken<string> Row(string userId, string provider, string name, DateTimeOffset until) =>
        new() { UserId = userId, LoginProvider = provider, Name = name, Value = Text(until) };

    /// <summary>Deletes the rows that are needed no longer.</summary>
    public static Task ForgetAsync(IQueryable<IdentityUserToken<string>> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = Text(now);
        // The database compares, and dates of one form stand in order there as anywhere.
#pragma warning disable CA1309
        return rows.Where(row => Providers.Contains(row.LoginProvider) && string.Compare(row.Value, text) < 0).ExecuteDeleteAsync(cancellationToken);
#pragma warning restore CA1309
    }

    private static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
