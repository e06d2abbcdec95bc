using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>
/// Publishing an item with <c>AutoroutePart.SetHomepage</c> makes it the home page; taking the home page off the site, or taking that
/// tick away, leaves the theme's own. One that was chosen in the settings stays without the tick. Only who may choose the home page
/// may tick it; that it is another one then is told by the audit trail.
/// </summary>
internal sealed class KeepHomePage(ActionRunner runner, ISettings<HomePageSettings> settings, IAuthorizer authorizer) : IContentHandler
{
    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (!saving.IsImport && HomeTick.IsOn(saving.Item) && !HomeTick.IsOn(saving.Before) && !await HomeTick.MayAsync(authorizer, saving.Actor, cancellationToken))
            saving.Errors.Add(HomeTick.Path, "Only who may choose the home page may make this the home page.");
    }

    public async ValueTask ChangedAsync(ContentChange change, CancellationToken cancellationToken)
    {
        // A draft that is saved beside what visitors see chooses nothing.
        var wants = HomeTick.IsOn(change.Published);
        if (change.IsRebuild || (change.Published?.ContentItemVersionId == change.PublishedBefore?.ContentItemVersionId && wants == HomeTick.IsOn(change.PublishedBefore)))
            return;
        var current = (await settings.GetAsync(cancellationToken)).ContentItemId;
        if (wants && current != change.ContentItemId)
            await SetAsync(current, change.ContentItemId, $"'{change.Published!.DisplayText}' is the home page: it was published as such", cancellationToken);
        else if (current == change.ContentItemId && (change.Published is null || (!wants && HomeTick.IsOn(change.PublishedBefore))))
            await SetAsync(current, "", $"The theme's own home page is back: '{change.PublishedBefore?.DisplayText}' is it no more", cancellationToken);
    }

    private Task<Result> SetAsync(string before, string now, string summary, CancellationToken cancellationToken) =>
        runner.RunAsync("pages.home.follow", async scope =>
        {
            await settings.SetAsync(new HomePageSettings { ContentItemId = now }, cancellationToken);
            scope.Audit("Settings", "HomePage", summary, ChooseHomePage.Value(before), ChooseHomePage.Value(now));
            return Result.Success;
        }, cancellationToken);
}
