using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>The card of the settings page that chooses the home page.</summary>
internal sealed class HomePageCard(ISettings<HomePageSettings> settings, IContentReader reader, IContentDefinitionManager definitions, ChooseHomePage choose) : ISettingsCard
{
    public string Id => "home-page";

    public string Title => "Home page";

    public string Lead => "What visitors see first.";

    public int Position => 10;

    public async Task<IReadOnlyList<SettingsInput>> InputsAsync(CancellationToken cancellationToken)
    {
        var current = (await settings.GetAsync(cancellationToken)).ContentItemId;
        // A site may have taken the type away.
        var pages = definitions.Current.Type("Page") is null ? []
            : (await reader.ListAsync(new ContentQuery("Page") { Take = ContentQuery.MaxTake }, cancellationToken)).Items.ToList();
        // The home page may be an item of another type, or an older page than the list reaches.
        if (current.Length > 0 && !pages.Exists(page => page.ContentItemId == current)
            && await reader.GetAsync(current, ContentVersion.Published, cancellationToken) is { } chosen)
            pages.Insert(0, chosen);
        return
        [
            new(nameof(HomePageSettings.ContentItemId), "Page", SettingsInputKind.Choice, current)
            {
                Hint = "A published page. Publishing another one with “home page” ticked in its editor changes this too.",
                Choices = [new("", "The theme's own: next dates, newest mixes, DJs, courses"), .. pages.Select(page => new KeyValuePair<string, string>(page.ContentItemId, page.DisplayText ?? page.ContentItemId))],
            },
        ];
    }

    public async Task<Result<string>> SaveAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var chosen = await choose.RunAsync(values.GetValueOrDefault(nameof(HomePageSettings.ContentItemId), ""), cancellationToken);
        return chosen.Error is { } error ? error : chosen.Value ? "The home page is another one now." : "Nothing was different.";
    }
}
