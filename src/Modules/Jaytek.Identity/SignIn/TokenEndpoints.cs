using System.Security.Claims;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Identity.Rights;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>Sign-in for scripts, in the shape of ASP.NET Core Identity's own endpoints. There is no registration.</summary>
internal static class TokenEndpoints
{
    private const int LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/identity").WithTags("Identity").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        group.MapPost("/login", SignInAsync).Open("Whoever signs in is not signed in yet.").TakesNoToken().WithMetadata(new LimitedAttribute(LimitedWork.Password))
            .Describe("Sign in with a password", door => door
                .Says("Answers tokens, or a cookie where `useCookies` or `useSessionCookies` is true.")
                .Query("useCookies", "Sets a cookie that is kept.", Schema.Flag)
                .Query("useSessionCookies", "Sets a cookie that goes with the browser's session.", Schema.Flag)
                .Body<Credentials>("The user's name or e-mail address, the password, and a code where the account asks for a second step.")
                .Answers<AccessTokenResponse>("A bearer token and a refresh token; nothing where a cookie was set.")
                .Fails(401, IdentityErrors.SignInRefused.Code, SecondFactorErrors.Required.Code, SecondFactorErrors.Refused.Code)
                .Fails(403, SecondFactorErrors.SetUpNeeded.Code).Fails(503, IdentityErrors.SignInBusy.Code));
        group.MapPost("/refresh", RefreshAsync).Open("The refresh token is the proof.").TakesNoToken()
            .Describe("Exchange a refresh token", door => door
                .Says("A refresh token is good once. Where one is used again, somebody else has it: all that came of its sign-in ends.")
                .Body<Refresh>().Answers<AccessTokenResponse>("New tokens.").Fails(401, IdentityErrors.TokenRefused.Code));
        group.MapGet("/manage/info", InfoAsync).Open("Tells whoever is signed in about themselves only.")
            .Describe("Read one's own account", door => door.Answers<AccountInfo>("The signed-in account.").Fails(401, "engine.unauthenticated", "engine.token_refused"));
        group.MapGet("/antiforgery", Antiforgery).Open("A token is good for the session that asks for it only.")
            .Describe("Get an antiforgery token", door => door
                .Says("What a client that signed in by cookie sends with every write.").Answers<AntiforgeryInfo>("The token, and the header that carries it."));
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, Credentials credentials, bool? useCookies, bool? useSessionCookies, CheckPassword check, SecondStepOfApi second, Sessions sessions,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var result = await check.RunAsync(credentials.Email, credentials.Password, cancellationToken);
        if (result.Error is { } error)
            return error.ToHttp();
        var user = result.Value;
        var proof = await second.RunAsync(user, credentials.TwoFactorCode, credentials.TwoFactorRecoveryCode, cancellationToken);
        if (proof.Error is { } refused)
            return refused.ToHttp();
        if (useCookies == true || useSessionCookies == true)
        {
            return Results.SignIn(
                await sessions.TicketAsync(context, user, proof.Value), new AuthenticationProperties { IsPersistent = useSessionCookies != true },
                IdentityConstants.ApplicationScheme);
        }

        var ticket = Ticket.For(user.Id, user.UserName!, user.SecurityStamp!, IdentityConstants.BearerScheme, PublicId.New()).ForOneUse();
        return Results.SignIn(ticket.By(proof.Value, clock.GetUtcNow()), new AuthenticationProperties(), IdentityConstants.BearerScheme);
    }

    private static async Task<IResult> RefreshAsync(
        Refresh refresh, IOptionsMonitor<BearerTokenOptions> bearer, IActorSource actors, RightsCache rights, RefreshOnce once, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(refresh.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || clock.GetUtcNow() >= expires)
            return IdentityErrors.TokenRefused.ToHttp();
        var actor = await actors.FromAsync(ticket.Principal, cancellationToken);
        if (actor.UserId is not { } userId || await rights.FindAsync(userId, cancellationToken) is not { } user)
            return IdentityErrors.TokenRefused.ToHttp();
        if ((await once.TakeAsync(userId, ticket.Principal, cancellationToken)).Error is { } error)
            return error.ToHttp();
        var next = Ticket.For(user.UserId, user.UserName, user.SecurityStamp, IdentityConstants.BearerScheme, ticket.Principal.FindFirstValue(Ticket.Session));
        return Results.SignIn(next.ForOneUse().As(ticket.Principal), null, IdentityConstants.BearerScheme);
    }

    // Whoever acts for somebody within a limit is told of them at the OpenID Connect door, as far as the limit goes.
    private static async Task<IResult> InfoAsync(ICurrentActor current, JaytekDb db, CancellationToken cancellationToken) =>
        current.Actor.Limit is null && await db.Set<AppUser>().AsNoTracking().Where(user => user.Id == current.Actor.UserId)
            .Select(user => new AccountInfo(user.Email ?? "", user.EmailConfirmed, user.Id, user.UserName!))
            .SingleOrDefaultAsync(cancellationToken) is { } info
            ? Results.Ok(info)
            : new Error("engine.unauthenticated", "Sign in first.", ErrorKind.Unauthenticated).ToHttp();

    private static AntiforgeryInfo Antiforgery(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return new AntiforgeryInfo(tokens.HeaderName!, tokens.RequestToken!);
    }

    /// <summary>Who signs in. Identity calls the member e-mail; a user name is as good.</summary>
    internal sealed record Credentials(string? Email, string? Password, string? TwoFactorCode = null, string? TwoFactorRecoveryCode = null);

    internal sealed record Refresh(string? RefreshToken);

    /// <summary>The signed-in account.</summary>
    internal sealed record AccountInfo(string Email, bool IsEmailConfirmed, string UserId, string UserName);

    /// <summary>What a client that signed in by cookie sends with every write, and in which header.</summary>
    internal sealed record AntiforgeryInfo(string HeaderName, string Token);
}
