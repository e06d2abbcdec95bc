using Jaytek.Contents.Api.Writes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api.Previews;

/// <summary>Answers <c>POST /api/content/{id}/preview</c>, and <c>GET /api/content/{id}?preview=TOKEN</c>, by the slug too.</summary>
internal static class PreviewContent
{
    /// <summary>The parameter that bears a token.</summary>
    public const string Parameter = "preview";

    private const int MaxKilobytes = 4;

    public static async Task MakeAsync(HttpContext context)
    {
        var minutes = await MinutesAsync(context);
        var made = minutes.Error is { } wrong ? wrong : await context.RequestServices.GetRequiredService<MakePreview>()
            .RunAsync(new MakePreview.Input((string)context.Request.RouteValues["contentItemId"]!, minutes.Value), context.RequestAborted);
        context.Response.Headers.CacheControl = "private, no-store";
        await (made.Error is { } error
            ? error.ToHttp()
            : Results.Ok(new { token = made.Value.Token, expiresUtc = made.Value.ExpiresUtc, url = made.Value.Url })).ExecuteAsync(context);
    }

    /// <summary>Shows the newest version to who holds the token, as the editor who made it may still see it.</summary>
    public static async Task ShowAsync(HttpContext context, string contentItemId, string token, ReadShape shape)
    {
        var services = context.RequestServices;
        context.Response.Headers.CacheControl = "private, no-store";
        // The address is a secret while the token is good; nobody that the page links to is told it.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var grant = services.GetRequiredService<PreviewTokens>().Open(token, contentItemId);
        var item = grant.IsSuccess ? await services.GetRequiredService<IContentReader>().GetAsync(contentItemId, ContentVersion.Latest, context.RequestAborted) : null;
        var error = grant.Error ?? (item is null ? ContentsErrors.NotFound : await RevokedAsync(services, grant.Value, item, context.RequestAborted));
        if (error is not null)
        {
            await error.ToHttp().ExecuteAsync(context);
            return;
        }

        var whole = item!.ToUtf8();
        // Names of authors and what is locked are for editors; a link may be passed on.
        var shown = services.GetRequiredService<ContentProjection>().ForReaders(whole)?.Body ?? whole;
        var document = new PublishedDocument(shown, item.Tag! + "~p", item.ContentType, item.Owner);
        // What it includes is shown as the holder may see it, who may be nobody.
        await (shape.IsWhole
            ? ReadContent.SendAsync(context, document.Body, document.PrivateTag, isPublic: false)
            : ReadContent.SendShapedAsync(context, document, shape, isPublic: false));
    }

    private static async Task<Error?> RevokedAsync(IServiceProvider services, PreviewGrant grant, ContentItem item, CancellationToken cancellationToken)
    {
        // As they are now: an application that was removed is nobody, one that lost its role may no longer.
        var issuer = grant.Issuer == ActorKind.Application
            ? services.GetRequiredService<IApplicationActors>().Find(grant.IssuerId) ?? Actor.Anonymous
            : Actor.User(grant.IssuerId, "");
        if (grant.Credential is { } credential && !await services.GetRequiredService<IIssuedCredentials>().IsGoodAsync(credential, cancellationToken))
            return PreviewErrors.Revoked;
        var edit = ContentPermissions.Of(item.ContentType, "edit");
        return issuer.IsAuthenticated && await services.GetRequiredService<IAuthorizer>().AllowsAsync(issuer, edit, item.Owner ?? "", cancellationToken) ? null : PreviewErrors.Revoked;
    }

    private static async Task<Result<int>> MinutesAsync(HttpContext context)
    {
        var bytes = await RequestJson.BytesAsync(context.Request, MaxKilobytes, context.RequestAborted);
        if (bytes.Error is { } error)
            return error;
        if (bytes.Value.IsEmpty)
            return MakePreview.DefaultMinutes;
        var body = RequestJson.Object(bytes.Value);
        if (body.Error is { } unreadable)
            return unreadable;
        if (!body.Value.ContainsKey("minutes"))
            return MakePreview.DefaultMinutes;
        return body.Value["minutes"].AsNumber() is { } minutes && minutes == Math.Floor(minutes) && minutes is >= 1 and <= MakePreview.MaxMinutes
            ? (int)minutes
            : PreviewErrors.Lifetime(MakePreview.MaxMinutes);
    }
}
