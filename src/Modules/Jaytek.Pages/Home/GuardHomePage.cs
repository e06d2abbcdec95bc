using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>
/// An item that was the home page once keeps its tick, also in the trash: who may not choose the home page would take it back by
/// publishing that again. What is the home page now, its author goes on publishing.
/// </summary>
internal sealed class GuardHomePage(ISettings<HomePageSettings> settings, IAuthorizer authorizer) : IPublishGuard
{
    public async ValueTask<Error?> RefuseAsync(ContentItem item, Actor actor, CancellationToken cancellationToken) =>
        HomeTick.IsOn(item) && (await settings.GetAsync(cancellationToken)).ContentItemId != item.ContentItemId
            && !await HomeTick.MayAsync(authorizer, actor, cancellationToken)
            ? Error.Member("pages.home.not_allowed", HomeTick.Path, "Published like this it would be the home page, which only who may choose the home page may do. Take that tick away first.")
            : null;
}
