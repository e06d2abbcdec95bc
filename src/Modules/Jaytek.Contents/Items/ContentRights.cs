using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

internal sealed class ContentRights(ICurrentActor current, IAuthorizer authorizer) : IContentRights
{
    public async ValueTask<bool> MayViewAsync(ContentItem item, CancellationToken cancellationToken) => item.Published
        ? await MayAsync("view", item, cancellationToken)
        : await MayAsync("preview", item, cancellationToken) || await MayAsync("edit", item, cancellationToken);

    public ValueTask<bool> MayViewAllAsync(string contentType, CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(contentType, "view"), "", cancellationToken);

    public async ValueTask<bool> MayAnyoneViewAsync(ContentItem item, CancellationToken cancellationToken) => item.Published
        && await authorizer.AllowsAsync(Actor.Anonymous, ContentPermissions.Of(item.ContentType, "view"), item.Owner ?? "", cancellationToken);

    public ValueTask<bool> MayAsync(string verb, ContentItem item, CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(item.ContentType, verb), item.Owner ?? "", cancellationToken);
}
