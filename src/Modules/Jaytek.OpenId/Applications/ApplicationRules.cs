using Jaytek.Kernel;

namespace Jaytek.OpenId.Applications;

/// <summary>What an application must be like.</summary>
internal static class ApplicationRules
{
    private const int MostEntries = 50;
    private const int LongestAddress = 2_000;

    /// <summary>Refuses single values.</summary>
    public static Error? Refuse(ApplicationInput input)
    {
        // RFC 6749 appendix A.1 allows more; these survive every header, address and command line.
        if (input.ClientId.Length is 0 or > OpenIdTables.LongestClientId || !input.ClientId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return OpenIdErrors.Invalid("ClientId", $"A client id has 1 to {OpenIdTables.LongestClientId} letters, digits, dots, dashes and underscores.");
        if (input.DisplayName?.Length > 200)
            return OpenIdErrors.Invalid("DisplayName", "A name has at most 200 characters.");
        if (input.Type is not (null or Application.Confidential or Application.Public))
            return OpenIdErrors.Invalid("Type", "The type is confidential or public.");
        if (input.Secret?.Length > 1_000)
            return OpenIdErrors.Invalid("Secret", "A secret has at most 1,000 characters.");
        if (new[] { input.RedirectUris, input.PostLogoutRedirectUris, input.Origins, input.Scopes, input.Roles }.Any(list => list?.Count > MostEntries))
            return OpenIdErrors.Invalid("", $"There are at most {MostEntries} of each.");
        if ((input.Grants ?? []).FirstOrDefault(grant => !GrantTypes.All.Contains(grant)) is { } grant)
            return OpenIdErrors.Invalid("Grants", $"The grant {grant} is not offered. There are: {string.Join(", ", GrantTypes.All)}.");
        foreach (var (member, list) in new[] { ("RedirectUris", input.RedirectUris), ("PostLogoutRedirectUris", input.PostLogoutRedirectUris) })
        {
            if (list?.FirstOrDefault(address => !IsAddress(address)) is { } wrong)
                return OpenIdErrors.Invalid(member, $"{wrong} is no address that answers may go to: https, http on this machine, or an application's own scheme with a dot in it; without a #.");
        }

        return input.Origins?.FirstOrDefault(origin => !IsOrigin(origin)) is { } other
            ? OpenIdErrors.Invalid("Origins", $"{other} is no origin such as https://app.example.org: scheme, host and, where it is not the usual one, port.")
            : null;
    }

    /// <summary>Refuses what does not go together.</summary>
    public static Error? RefuseWhole(Application row)
    {
        if (row.Type == Application.Confidential && row.SecretHash is null)
            return OpenIdErrors.Invalid("Secret", "A confidential application needs a secret; one that cannot keep any is public.");
        if (row.Type == Application.Public && row.Grants.Contains(GrantTypes.Client))
            return OpenIdErrors.Invalid("Grants", "A public application cannot act for itself: anybody could say that they are it.");
        return row.Grants.Contains(GrantTypes.Code) && row.RedirectUris.Count == 0
            ? OpenIdErrors.Invalid("RedirectUris", "To sign people in, an application needs an address that the answer goes to.")
            : null;
    }

    // RFC 6749 section 3.1.2 (no fragment), RFC 8252 section 7.1 (own schemes are reversed names); scripts and files are no addresses.
    private static bool IsAddress(string text) =>
        text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Fragment.Length == 0 && !text.Contains('#', StringComparison.Ordinal)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '*')
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) || address.Scheme.Contains('.', StringComparison.Ordinal))
        && address.UserInfo.Length == 0;

    private static bool IsOrigin(string text) =>
        text.Length <= 300 && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") && address.GetLeftPart(UriPartial.Authority) == text && address.UserInfo.Length == 0;
}
