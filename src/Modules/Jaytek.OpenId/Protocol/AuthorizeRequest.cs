using System.Globalization;
using Jaytek.OpenId.Applications;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.OpenId.Protocol;

/// <summary>An authorization request that may be answered (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1).</summary>
internal sealed record AuthorizeRequest(
    Application Application, string RedirectUri, string? State, IReadOnlyList<string> Scopes, string Challenge, string? Nonce, IReadOnlyList<string> Prompts, TimeSpan? MaxAge)
{
    /// <summary>The address that takes the answer to the client; it names us (RFC 9207 section 2), so that the client knows whose answer it is.</summary>
    public string Answer(string issuer, string code) => Address(RedirectUri, State, issuer, ("code", code));

    public string Answer(string issuer, OAuthError error) => Address(RedirectUri, State, issuer, ("error", error.Code), ("error_description", error.Description));

    private static string Address(string redirectUri, string? state, string issuer, params (string Name, string Value)[] members)
    {
        var address = redirectUri;
        foreach (var (name, value) in members)
            address = QueryHelpers.AddQueryString(address, name, value);
        if (state is not null)
            address = QueryHelpers.AddQueryString(address, "state", state);
        return QueryHelpers.AddQueryString(address, "iss", issuer);
    }

    /// <summary>
    /// Reads a request. What is wrong with the client or its address is told on a page, since nobody knows yet whom the address belongs to (RFC
    /// 6749 section 4.1.2.1); anything else is told to the client, and <c>Request</c> is then good for its answer's address alone.
    /// </summary>
    public static (AuthorizeRequest? Request, OAuthError? Error, bool IsForPage) Read(Parameters query, OpenIdState.Known known)
    {
        if (query.Refuse() is { } unreadable)
            return (null, unreadable, true);
        if (known.Named(query["client_id"]) is not { } application)
            return (null, OAuthError.Request("No application of this name is known here."), true);
        // RFC 9700 section 2.1: compared character by character.
        if (query["redirect_uri"] is not { } redirect || !application.RedirectUris.Contains(redirect, StringComparer.Ordinal))
            return (null, OAuthError.Request($"{application.ClientId} wants the answer at an address that is not among its own."), true);
        var request = new AuthorizeRequest(
            application, redirect, query["state"], query.List("scope"), query["code_challenge"] ?? "", query["nonce"], query.List("prompt"), Age(query["max_age"]));
        return (request, request.Refuse(query, known), false);
    }

    private OAuthError? Refuse(Parameters query, OpenIdState.Known known)
    {
        if (query["request"] is not null)
            return new OAuthError("request_not_supported", "Request objects are not taken.");
        if (query["request_uri"] is not null)
            return new OAuthError("request_uri_not_supported", "Request objects are not taken.");
        // RFC 9700 section 2.1.2: no tokens in the front channel.
        if (query["response_type"] != "code")
            return query["response_type"] is null ? OAuthError.Request("The response_type is missing.") : new OAuthError("unsupported_response_type", "The response_type is code.");
        if (query["response_mode"] is not (null or "query"))
            return OAuthError.Request("The response_mode is query.");
        if (!Application.Grants.Contains(GrantTypes.Code))
            return new OAuthError("unauthorized_client", "The client may not use this grant.");
        // RFC 9700 section 2.1.1 and RFC 7636 section 4.4.1: for every client, and by S256 alone; a missing method would mean "plain".
        if (Challenge.Length != 43 || query["code_challenge_method"] != "S256" || !Challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return OAuthError.Request("A code_challenge of the method S256 is required.");
        if (Nonce?.Length > 500 || State?.Length > 2_000)
            return OAuthError.Request("The nonce or the state is too long.");
        if (query["max_age"] is not null && MaxAge is null)
            return OAuthError.Request("The max_age is a number of seconds.");
        // OpenID Connect Core section 3.1.2.1.
        if (Prompts.Except(["none", "login", "consent", "select_account"]).Any() || (Prompts.Contains("none") && Prompts.Count > 1))
            return OAuthError.Request("The prompt is not one of those that are known.");
        return ScopeCheck.Refuse(known, Application, Scopes, forUser: true);
    }

    private static TimeSpan? Age(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
