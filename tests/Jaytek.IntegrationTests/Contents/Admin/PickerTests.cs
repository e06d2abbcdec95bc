using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>What the pickers of the editor tell, and to whom.</summary>
public sealed class PickerTests
{
    [Theory, BothDatabases]
    public async Task A_picker_offers_what_is_on_the_site_and_what_is_ones_own(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var mark = PublicId.New()[..8];
        var (writer, stranger) = (await site.NewAsync("Writer"), await site.NewAsync());
        var shown = await site.PublishedAsync(ContentSite.New(title: $"{mark} shown"));
        await TitledAsync(site, shown, $"{mark} next title");
        var hidden = await site.DraftAsync(ContentSite.New(title: $"{mark} draft"));
        var secret = await site.PublishedAsync(ContentSite.New(ContentSite.Secret, $"{mark} secret"));
        var own = ContentSite.New(title: $"{mark} own");
        own.Owner = writer.Id;
        own = await site.PublishedAsync(own);
        await TitledAsync(site, own, $"{mark} own draft");

        Assert.Equal(["own draft", "shown"], await OfferedAsync(site, mark, writer.Actor));
        // Who owns nothing sees what visitors see.
        Assert.Equal(["own", "shown"], await OfferedAsync(site, mark, stranger.Actor));
        Assert.Equal(["draft", "next title", "own draft", "secret"], await OfferedAsync(site, mark, Actor.System));

        // Ids that are posted tell no titles either.
        foreach (var item in new[] { hidden, secret })
            Assert.Equal(item.ContentItemId, await LabelAsync(site, item.ContentItemId, stranger.Actor));
        Assert.Equal($"{mark} shown", await LabelAsync(site, shown.ContentItemId, stranger.Actor));
    }

    private static async Task TitledAsync(TestSite site, ContentItem item, string title)
    {
        var draft = item.Clone();
        draft.GetOrAddPart("TitlePart")["Title"] = title;
        await site.DraftAsync(draft);
    }

    private static async Task<IEnumerable<string>> OfferedAsync(TestSite site, string mark, Actor actor) =>
        (await LoadAsync(site, [], mark, actor)).Options.Select(option => option.Label[9..].Split(" (")[0]);

    private static async Task<string> LabelAsync(TestSite site, string id, Actor actor) => (await LoadAsync(site, [id], "nothing is called so", actor)).Options[0].Label;

    private static async Task<PickerChoices> LoadAsync(TestSite site, IReadOnlyList<string> picked, string search, Actor actor)
    {
        var input = new EditorInput("Story.Next", new FormInput("Next", FormControl.ContentPicker, "Next") { Values = picked });
        var choices = await site.InScopeAsync(
            services => services.GetRequiredService<PickerOptions>().LoadAsync([input], _ => search, CancellationToken.None), actor);
        return choices["Story.Next"];
    }
}
