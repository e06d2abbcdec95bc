using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api.Previews;

/// <summary>Makes a token that shows one item's newest version to whoever holds it, for a while. Who may edit the item may make one.</summary>
internal sealed class MakePreview(
    ActionRunner runner, IContentReader reader, IContentRights rights, PreviewTokens tokens, ISettings<PreviewSettings> settings, SiteAddress address, IHttpContextAccessor http)
{
    /// <summary>How long a token is good unless somebody says otherwise.</summary>
    public const int DefaultMinutes = 60;

    /// <summary>A week: a link that somebody reviews by, not a back door.</summary>
    public const int MaxMinutes = 7 * 24 * 60;

    /// <summary>Which item, and for how many minutes.</summary>
    public sealed record Input(string ContentItemId, int Minutes = DefaultMinutes);

    /// <summary>A token, when it ends, and the address that shows the draft.</summary>
    public sealed record Made(string Token, DateTimeOffset ExpiresUtc, string Url);

    /// <summary>Errors: <c>contents.preview.lifetime</c>, <c>contents.item.not_found</c>, <c>engine.unauthenticated</c>, <c>engine.forbidden</c>.</summary>
    public Task<Result<Made>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<Made>("contents.item.make_preview", async scope =>
        {
            if (input.Minutes is < 1 or > MaxMinutes)
                return PreviewErrors.Lifetime(MaxMinutes);
            if (await reader.GetAsync(input.ContentItemId, ContentVersion.Latest, cancellationToken) is not { } latest || !await IsKnownAsync(latest, cancellationToken))
                return ContentsErrors.NotFound;
            if (await scope.RefuseAsync(ContentPermissions.Of(latest.ContentType, "edit"), latest.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            // A token is as good as its issuer's right, so it needs an issuer.
            if (scope.Actor.UserId is not { } issuer)
                return Refusals.Missing(Actor.Anonymous);
            var expires = DateTimeOffset.FromUnixTimeSeconds(scope.Now.AddMinutes(input.Minutes).ToUnixTimeSeconds());
            var token = tokens.Seal(new PreviewGrant(latest.ContentItemId, scope.Actor.Kind, issuer, expires, Lasting(scope.Actor)));
            scope.Audit("ContentItem", latest.ContentItemId, $"{latest.ContentType} '{latest.DisplayText}': preview link made, good until {expires:u}");
            return new Made(token, expires, await UrlAsync(latest, token, cancellationToken));
        }, cancellationToken);

    private async Task<bool> IsKnownAsync(ContentItem latest, CancellationToken cancellationToken) =>
        await rights.MayViewAsync(latest, cancellationToken)
        || (!latest.Published && await reader.GetAsync(latest.ContentItemId, ContentVersion.Published, cancellationToken) is { } published
            && await rights.MayViewAsync(published, cancellationToken));

    // An application that acts for itself asks for a new grant every hour; what it made ends with its own right.
    private static string? Lasting(Actor actor) => actor.Kind == ActorKind.Application ? null : actor.Credential;

    private async Task<string> UrlAsync(ContentItem item, string token, CancellationToken cancellationToken)
    {
        var kept = await settings.GetAsync(cancellationToken);
        if (kept.HasClient())
            return PreviewAddress.Fill(kept.ClientAddress, token, item.ContentItemId, item.ContentType, item.Part("AutoroutePart")?["Path"].AsText() ?? "");
        var site = http.HttpContext is { } context ? await address.OfAsync(context.Request, cancellationToken) : "";
        return $"{site}/api/content/{item.ContentItemId}?preview={token}";
    }
}
