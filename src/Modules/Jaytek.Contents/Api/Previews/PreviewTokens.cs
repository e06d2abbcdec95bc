using System.Globalization;
using System.Security.Cryptography;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Contents.Api.Previews;

/// <summary>What a preview token says.</summary>
/// <param name="ContentItemId">The one item that it shows.</param>
/// <param name="Issuer">What made it: a user, or an application that acts for itself.</param>
/// <param name="IssuerId">Whose id; what they may no longer edit it no longer shows.</param>
/// <param name="ExpiresUtc">When it ends.</param>
/// <param name="Credential">The key or grant by which a program made it, with which it ends too; null where its user was signed in.</param>
internal sealed record PreviewGrant(string ContentItemId, ActorKind Issuer, string IssuerId, DateTimeOffset ExpiresUtc, string? Credential = null);

/// <summary>Seals and opens preview tokens by the site's own keys, which every node has. Nothing is kept: a token ends by itself, with its issuer's right, or with the key that made it.</summary>
internal sealed class PreviewTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string ByApplication = "application";
    private const string ByUser = "user";

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Contents.Preview");

    public string Seal(PreviewGrant grant) => _protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{grant.ContentItemId}|{grant.IssuerId}|{grant.ExpiresUtc.ToUnixTimeSeconds()}|{(grant.Issuer == ActorKind.Application ? ByApplication : ByUser)}|{grant.Credential}"));

    /// <summary>What the token says. Errors: <c>contents.preview.invalid</c>, also for another item's; <c>contents.preview.expired</c>.</summary>
    public Result<PreviewGrant> Open(string token, string contentItemId)
    {
        string[] members;
        try
        {
            members = _protector.Unprotect(token).Split('|');
        }
        catch (CryptographicException)
        {
            return PreviewErrors.Invalid;
        }

        // Tokens of three and four members are from before applications' and keys' were told apart, and good for a week at most.
        var issuer = members is [_, _, _, ByApplication, ..] ? ActorKind.Application : ActorKind.User;
        var credential = members is [_, _, _, _, { Length: > 0 } named] ? named : null;
        var grant = new PreviewGrant(members[0], issuer, members[1], DateTimeOffset.FromUnixTimeSeconds(long.Parse(members[2], CultureInfo.InvariantCulture)), credential);
        if (grant.ContentItemId != contentItemId)
            return PreviewErrors.Invalid;
        return grant.ExpiresUtc > clock.GetUtcNow() ? grant : PreviewErrors.Expired;
    }
}

/// <summary>Why a preview is not shown.</summary>
internal static class PreviewErrors
{
    public static Error Invalid { get; } = new("contents.preview.invalid", "This is no preview token of this item.", ErrorKind.Forbidden);

    public static Error Expired { get; } = new("contents.preview.expired", "The preview token has expired. Who edits the item can make a new one.", ErrorKind.Forbidden);

    public static Error Revoked { get; } = new("contents.preview.revoked", "Who made this preview token may no longer edit the item, or did so by a key that has ended.", ErrorKind.Forbidden);

    public static Error Lifetime(int most) => Error.Member(
        "contents.preview.lifetime", "minutes", string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from 1 to {most}."));
}
