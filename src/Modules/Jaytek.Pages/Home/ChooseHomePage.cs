using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>Makes a published item the home page, or gives the theme's own back.</summary>
internal sealed class ChooseHomePage(ActionRunner runner, ISettings<HomePageSettings> settings, IContentReader reader)
{
    /// <summary>True where another page was home before. An empty id is the theme's own. Errors: <c>pages.home.not_published</c>.</summary>
    public Task<Result<bool>> RunAsync(string contentItemId, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("pages.home.choose", async scope =>
        {
            // Who may change any setting may change this one; who may do nothing else may have this right alone.
            if (await scope.RefuseAsync(HomeTick.Right, null, cancellationToken) is { } refusal && await scope.RefuseAsync(SaveSiteSettings.Manage, null, cancellationToken) is not null)
                return refusal;
            var before = (await settings.GetAsync(cancellationToken)).ContentItemId;
            if (before == contentItemId)
                return false;
            var item = contentItemId.Length > 0 ? await reader.GetAsync(contentItemId, ContentVersion.Published, cancellationToken) : null;
            if (contentItemId.Length > 0 && item is null)
                return Error.Member("pages.home.not_published", nameof(HomePageSettings.ContentItemId), "This page is not published.");
            await settings.SetAsync(new HomePageSettings { ContentItemId = contentItemId }, cancellationToken);
            scope.Audit("Settings", "HomePage", item is null ? "The theme's own home page is back" : $"'{item.DisplayText}' is the home page", Value(before), Value(contentItemId));
            return true;
        }, cancellationToken);

    internal static JsonObject Value(string id) => new() { ["ContentItemId"] = id };
}
