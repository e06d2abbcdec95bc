using System.Globalization;
using System.Security.Claims;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Grants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Protocol;

/// <summary>What happens to an authorization request; one of the three is there.</summary>
/// <param name="Refused">A sentence for a page: nobody may be redirected.</param>
/// <param name="Redirect">Where to go: to the sign-in page, or to the client.</param>
/// <param name="Ask">The request whose user has to be asked.</param>
internal sealed record AuthorizeOutcome(string? Refused = null, string? Redirect = null, AuthorizeRequest? Ask = null);

/// <summary>Decides an authorization request: OpenID Connect Core section 3.1.2.3, in its order: who is it, is that recent enough, do they agree.</summary>
internal sealed class Authorization(
    OpenIdState state, Enablement enabled, ICurrentActor current, IAccounts accounts, IssueCode issue, JaytekDb db, SiteAddress address,
    IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>In the address of who comes back from signing in: since when they must have.</summary>
    public const string SinceParameter = "since";

    private readonly ITimeLimitedDataProtector _since = protection.CreateProtector("Jaytek.OpenId.Since").ToTimeLimitedDataProtector();

    /// <param name="context">The request; its query is the client's.</param>
    /// <param name="decision">What the user has just decided on the page, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AuthorizeOutcome> DecideAsync(HttpContext context, bool? decision, CancellationToken cancellationToken)
    {
        var query = new Parameters(context.Request.Query);
        var (request, error, isForPage) = AuthorizeRequest.Read(query, state.Current);
        if (isForPage)
            return new AuthorizeOutcome(Refused: error!.Description);
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        AuthorizeOutcome Answer(OAuthError why) => new(Redirect: request!.Answer(issuer, why));
        if (error is null && !await enabled.AllowsAsync(GrantTypes.Code, cancellationToken))
            error = new OAuthError("unauthorized_client", "The site does not offer this grant now.");
        if (error is not null)
            return Answer(error);
        var isSilent = request!.Prompts.Contains("none");
        var provenAt = ProvenAt(context.User);
        if (current.Actor is not { Kind: ActorKind.User, Limit: null, UserId: { } userId } || await accounts.FindAsync(userId, cancellationToken) is not { } account
            || !IsRecent(request, query, provenAt))
            return isSilent
                ? Answer(new OAuthError("login_required", "The user is not signed in, or not recently enough."))
                : new AuthorizeOutcome(Redirect: SignIn(context.Request));
        if (decision == false)
            return Answer(new OAuthError("access_denied", "The user does not agree."));
        if (decision is null && await MustAskAsync(request, userId, cancellationToken))
            return request.Application.Consent == Consent.External || isSilent
                ? Answer(new OAuthError("consent_required", "The user has not agreed."))
                : new AuthorizeOutcome(Ask: request);
        var code = await issue.RunAsync(request, account, provenAt, decision == true, cancellationToken);
        return code.Error is { } failed ? Answer(OAuthError.Of(failed)) : new AuthorizeOutcome(Redirect: request.Answer(issuer, code.Value));
    }

    // A cookie of before this was written down tells nothing: who has to be recent signs in again.
    private bool IsRecent(AuthorizeRequest request, Parameters query, DateTimeOffset? provenAt)
    {
        if (!request.Prompts.Contains("login") && !request.Prompts.Contains("select_account") && request.MaxAge is null)
            return true;
        if (provenAt is null)
            return false;
        // Whoever comes back from signing in has just done so; without this, a max_age of 0 would send them round and round.
        if (Since(query[SinceParameter]) is { } since && provenAt >= since)
            return true;
        return !request.Prompts.Contains("login") && !request.Prompts.Contains("select_account") && clock.GetUtcNow() - provenAt <= request.MaxAge;
    }

    private async Task<bool> MustAskAsync(AuthorizeRequest request, string userId, CancellationToken cancellationToken)
    {
        var consent = request.Application.Consent;
        if (consent == Consent.Systematic || (request.Prompts.Contains("consent") && consent != Consent.External))
            return true;
        if (consent == Consent.Implicit)
            return false;
        var given = await db.Set<GivenConsent>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.UserId == userId && one.ApplicationId == request.Application.Id, cancellationToken);
        return given is null || request.Scopes.Except(given.Scopes.Split(' ')).Any();
    }

    private string SignIn(HttpRequest request)
    {
        var back = QueryHelpers.AddQueryString("/connect/authorize", request.Query.Where(one => one.Key != SinceParameter));
        // Sessions know the second of their beginning.
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        back = QueryHelpers.AddQueryString(back, SinceParameter, _since.Protect(now, TimeSpan.FromHours(1)));
        return QueryHelpers.AddQueryString("/login", new Dictionary<string, string?> { ["again"] = "true", ["returnUrl"] = back });
    }

    private DateTimeOffset? Since(string? text)
    {
        if (text is null)
            return null;
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(_since.Unprotect(text), CultureInfo.InvariantCulture));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Made up, or an hour old: then the user signs in anew.
            return null;
        }
    }

    private static DateTimeOffset? ProvenAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SessionClaims.AuthenticatedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
