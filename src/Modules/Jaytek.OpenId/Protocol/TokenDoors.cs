using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Bearer;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Protocol;

/// <summary>What one may do with a token beside using it: ask whom it is for, whether it is good, and end it.</summary>
internal static class TokenDoors
{
    private const int LargestBody = 32 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/connect").WithTags("OpenID Connect").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        // OpenID Connect Core section 5.3.1: by GET and by POST.
        group.MapMethods("/userinfo", ["GET", "POST"], UserInfoAsync).Open("The access token is the proof.");
        group.MapPost("/introspect", IntrospectAsync).Open("The client's secret is the proof.").WithMetadata(new CountedAsAttribute(RequestClass.Clients));
        group.MapPost("/revoke", RevokeAsync).Open("The token and the client's secret are the proof.").WithMetadata(new CountedAsAttribute(RequestClass.Clients));
    }

    // OpenID Connect Core sections 5.3 and 5.4: what the token's scopes tell.
    private static async Task<IResult> UserInfoAsync(
        HttpContext context, IAccounts accounts, IRoleDirectory roles, Enablement enabled, CancellationToken cancellationToken)
    {
        if (!await enabled.OffersAsync(one => one.EnableUserInfoEndpoint, cancellationToken))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        if (context.Items[CredentialHandler.TokenItem] is not ReadToken { Account: { } account } token)
            return Challenge(context, "invalid_token", StatusCodes.Status401Unauthorized);
        var scopes = token.Scopes.Split(' ');
        // Section 5.3.3, RFC 6750 section 3.1.
        if (!scopes.Contains(BuiltInScopes.OpenId))
            return Challenge(context, "insufficient_scope", StatusCodes.Status403Forbidden);
        if (await accounts.ProfileAsync(account.UserId, cancellationToken) is not { } profile)
            return Challenge(context, "invalid_token", StatusCodes.Status401Unauthorized);
        var claims = new JsonObject { ["sub"] = account.UserId };
        if (scopes.Contains(BuiltInScopes.Profile))
            (claims["name"], claims["preferred_username"]) = (profile.DisplayName, profile.UserName);
        if (scopes.Contains(BuiltInScopes.Email) && profile.Email is not null)
            (claims["email"], claims["email_verified"]) = (profile.Email, profile.IsEmailConfirmed);
        if (scopes.Contains(BuiltInScopes.Roles))
        {
            var held = await roles.OfAsync(Kernel.Actor.User(account.UserId, account.UserName), cancellationToken);
            claims["roles"] = new JsonArray([.. held.Select(role => (JsonNode)role)]);
        }

        return Results.Json(claims);
    }

    // RFC 7662. Told to the client that the token was given to, and to the servers that it is for (section 4: to nobody else).
    private static async Task<IResult> IntrospectAsync(
        HttpContext context, ClientAuthentication clients, TokenCheck reader, JaytekDb db, GrantCache grants, Enablement enabled, SiteAddress address,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await enabled.OffersAsync(one => one.EnableIntrospectionEndpoint, cancellationToken))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var (form, application, error) = await clients.ReadAsync(context, cancellationToken);
        if (error is not null)
            return error.ToHttp();
        if (application!.Type == Application.Public)
            return OAuthError.Client.ToHttp();
        if (form!["token"] is not { } text)
            return OAuthError.Request("The token is missing.").ToHttp();
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        if (await reader.AccessTokenAsync(text, issuer, null, cancellationToken) is { } token)
            return Results.Json(token.Application.Id == application.Id || token.Token.Audiences.Contains(application.ClientId) ? Tell(token) : Inactive());
        var hash = Secrets.HashOf(text);
        var isGood = await db.Set<RefreshToken>().AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken) is { UsedAt: null } refresh
            && refresh.ExpiresAt > clock.GetUtcNow() && await grants.FindAsync(refresh.GrantId, cancellationToken) is { } grant
            && grant.ApplicationId == application.Id && (await reader.AccountOfAsync(grant, cancellationToken)).IsGood;
        return Results.Json(isGood ? new JsonObject { ["active"] = true, ["client_id"] = application.ClientId, ["token_type"] = "refresh_token" } : Inactive());
    }

    // RFC 7009. Either kind of token ends its whole grant (section 2.1), and an unknown one is as good as ended (section 2.2).
    private static async Task<IResult> RevokeAsync(
        HttpContext context, ClientAuthentication clients, TokenCheck reader, JaytekDb db, RevokeGrant revoke, Enablement enabled, SiteAddress address,
        CancellationToken cancellationToken)
    {
        if (!await enabled.OffersAsync(one => one.EnableRevocationEndpoint, cancellationToken))
            return Results.NotFound();
        var (form, application, error) = await clients.ReadAsync(context, cancellationToken);
        if (error is not null)
            return error.ToHttp();
        if (form!["token"] is not { } text)
            return OAuthError.Request("The token is missing.").ToHttp();
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        var hash = Secrets.HashOf(text);
        var grantId = (await reader.AccessTokenAsync(text, issuer, null, cancellationToken))?.Grant.Id
            ?? await db.Set<RefreshToken>().Where(one => one.Hash == hash).Select(one => one.GrantId).SingleOrDefaultAsync(cancellationToken);
        // Another client's token is none of its business (section 2.1).
        if (grantId is null || !await db.Set<Grant>().AnyAsync(grant => grant.Id == grantId && grant.ApplicationId == application!.Id, cancellationToken))
            return Results.Ok();
        var revoked = await revoke.RunAsync(grantId, $"{application!.ClientId} revoked a token", cancellationToken);
        return revoked.Error is { } failed ? OAuthError.Of(failed).ToHttp() : Results.Ok();
    }

    private static JsonObject Inactive() => new() { ["active"] = false };

    private static JsonObject Tell(ReadToken read)
    {
        var told = new JsonObject
        {
            ["active"] = true, ["scope"] = read.Scopes, ["client_id"] = read.Application.ClientId, ["token_type"] = "Bearer", ["sub"] = read.Token.Subject,
            ["iss"] = read.Token.Issuer, ["jti"] = read.Token.Id, ["aud"] = new JsonArray([.. read.Token.Audiences.Select(one => (JsonNode)one)]),
            ["exp"] = new DateTimeOffset(read.Token.ValidTo).ToUnixTimeSeconds(), ["iat"] = new DateTimeOffset(read.Token.IssuedAt).ToUnixTimeSeconds(),
        };
        if (read.Account is { } account)
            told["username"] = account.UserName;
        return told;
    }

    // RFC 6750 section 3.
    private static IResult Challenge(HttpContext context, string error, int status)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\"";
        return Results.Json(new JsonObject { ["error"] = error }, statusCode: status);
    }
}
