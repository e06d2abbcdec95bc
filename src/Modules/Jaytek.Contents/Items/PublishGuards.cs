using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Asks every guard before visitors see something else: when an item is published, and when a published version is changed in place or imported.</summary>
internal sealed class PublishGuards(Enabled<IPublishGuard> guards)
{
    /// <summary>The first reason why this content may not be seen by visitors, or null.</summary>
    public async ValueTask<Error?> RefuseAsync(ContentItem item, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var guard in guards)
        {
            if (await guard.RefuseAsync(item, actor, cancellationToken) is { } notReady)
                return notReady;
        }

        return null;
    }
}
