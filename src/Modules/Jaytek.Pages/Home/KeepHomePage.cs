using Jaytek.Contents.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>Publishing an item with <c>AutoroutePart.SetHomepage</c> makes it the home page; taking the home page off the site, or taking that tick away, leaves the theme's own. One that was chosen in the settings stays without the tick.</summary>
internal sealed class KeepHomePage(ISettings<HomePageSettings> settings) : IContentHandler
{
    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        if (change.IsRebuild)
            return;
        var current = (await settings.GetAsync(cancellationToken)).ContentItemId;
        var wants = IsHome(change.Published);
        if (wants && current != change.ContentItemId)
            await settings.SetAsync(new HomePageSettings { ContentItemId = change.ContentItemId }, cancellationToken);
        else if (current == change.ContentItemId && (change.Published is null || (!wants && IsHome(change.PublishedBefore))))
            await settings.SetAsync(new HomePageSettings(), cancellationToken);
    }

    private static bool IsHome(ContentItem? published) => published?.Part("AutoroutePart")?["SetHomepage"].AsFlag() == true;
}
