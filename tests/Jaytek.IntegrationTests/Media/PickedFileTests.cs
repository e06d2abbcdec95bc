using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Whose files a person may put into an item: nobody shows another's recording as their own mix.</summary>
[Collection(nameof(PublicPages))]
public sealed class PickedFileTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_DJ_takes_own_files_and_no_others(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, stranger, admin) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var (own, foreign, shared) = (await StoredAsync(site, dj.Actor), await StoredAsync(site, stranger.Actor), await StoredAsync(site, Actor.System));

        var mix = await SaveAsync(site, Mix(own), dj.Actor);
        Assert.Null(mix.Error);
        foreach (var path in new[] { foreign, shared, "tests/nothing-here.png" })
        {
            var refused = (await SaveAsync(site, Mix(path), dj.Actor)).Error!;
            Assert.Equal(("contents.item.invalid", ErrorKind.Invalid), (refused.Code, refused.Kind));
            Assert.Contains("is not among your files", Assert.Single(refused.Members!["Mix.Cover.Paths"]), StringComparison.Ordinal);
        }
        Assert.Null((await SaveAsync(site, Mix(foreign), admin.Actor)).Error);
    }

    [Theory, BothDatabases]
    public async Task What_stands_in_an_item_stays_and_follows_a_clone_and_its_owners_files_may_join(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, admin) = (await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var foreign = await StoredAsync(site, Actor.System);
        var mix = (await SaveAsync(site, Mix(foreign, dj.Id), admin.Actor)).Value;
        Assert.Equal(dj.Id, mix.Owner);

        mix.Part("TitlePart")!["Title"] = PublicItems.Unique("Renamed");
        Assert.Null((await SaveAsync(site, mix, dj.Actor)).Error);
        Assert.Null((await site.ManageAsync(manager => manager.CloneAsync(mix.ContentItemId, CancellationToken.None), dj.Actor)).Error);
        // A link in a text makes nobody's file one's own.
        var linked = Mix(null);
        var other = await StoredAsync(site, Actor.System);
        linked.GetOrAddField("Mix", "Description")["Markdown"] = $"[take](/media/{other})";
        var saved = (await SaveAsync(site, linked, dj.Actor)).Value;
        saved.GetOrAddField("Mix", "Cover")["Paths"] = new JsonArray(other);
        Assert.NotNull((await SaveAsync(site, saved, dj.Actor)).Error);
    }

    [Theory, BothDatabases]
    public async Task The_picker_offers_a_DJ_the_own_files_and_an_admin_all(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, stranger) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"));
        var (own, foreign) = (await StoredAsync(site, dj.Actor), await StoredAsync(site, stranger.Actor));

        using var client = await site.BrowserAsync(dj);
        var offered = await client.GetStringAsync("/admin/media/picker?folder=tests");
        Assert.Contains($">{own}<", offered, StringComparison.Ordinal);
        Assert.DoesNotContain($">{foreign}<", offered, StringComparison.Ordinal);
        Assert.DoesNotContain($">{foreign}<", await client.GetStringAsync($"/admin/media/picker?q={foreign}"), StringComparison.Ordinal);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains($">{foreign}<", await admin.GetStringAsync($"/admin/media/picker?q={foreign}"), StringComparison.Ordinal);
    }

    private static async Task<string> StoredAsync(TestSite site, Actor actor)
    {
        var path = Library.NewPath(".png");
        Assert.Null((await site.StoreAsync(path, Library.NewPng(), actor: actor)).Error);
        return path;
    }

    // A cover is as good as a recording here: the rule asks whose it is.
    private static ContentItem Mix(string? path, string? owner = null)
    {
        var item = PublicItems.Item("Mix", PublicItems.Unique("Take"));
        item.Owner = owner;
        if (path is not null)
            item.GetOrAddField("Mix", "Cover")["Paths"] = new JsonArray(path);
        return item;
    }

    private static Task<Result<ContentItem>> SaveAsync(TestSite site, ContentItem item, Actor actor) =>
        site.ManageAsync(manager => manager.SaveDraftAsync(item, null, CancellationToken.None), actor);
}
