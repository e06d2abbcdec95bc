using System.Text;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Identity.Mail;

/// <summary>Links that prove who opens them. A link ends with the account's security stamp: after it was used, after a newer password, after "sign out everywhere".</summary>
internal sealed class AccountLinks(UserManager<AppUser> users)
{
    public const string SignUp = "SignUp";

    public const string Reset = "Reset";

    /// <summary>The purpose of proving an address: a link is good for this one only.</summary>
    public static string Address(string address) => $"Address:{address.ToUpperInvariant()}";

    /// <summary>The query of a link: <c>u=…&amp;t=…</c>.</summary>
    public async Task<string> QueryAsync(AppUser user, string purpose, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var token = await users.GenerateUserTokenAsync(user, TokenOptions.DefaultProvider, purpose);
        return $"u={user.Id}&t={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }

    /// <summary>True where the link was made for this account as it is now, and is not too old.</summary>
    public async Task<bool> IsGoodAsync(AppUser user, string purpose, string? token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (token is not { Length: > 0 and < 2_000 })
            return false;
        try
        {
            return await users.VerifyUserTokenAsync(user, TokenOptions.DefaultProvider, purpose, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
