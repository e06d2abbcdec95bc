using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Uses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        foreach (var spelling in new[] { $"/{own}", $"~/{own}", own.ToUpperInvariant() })
            Assert.Null((await SaveAsync(site, Mix(spelling), dj.Actor)).Error);
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
    public async Task What_visitors_see_or_an_earlier_version_had_may_come_back(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, admin) = (await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var foreign = await StoredAsync(site, Actor.System);
        var first = await PublishAsync(site, await WithDJAsync(site, Mix(foreign, dj.Id), dj.Actor), admin.Actor);

        var without = await ShowAsync(site, first, null, dj.Actor);
        var again = await ShowAsync(site, without, foreign, dj.Actor);
        // Gone from what visitors see too, it is still in the history of this item, and so not among the files of another.
        var published = await PublishAsync(site, await ShowAsync(site, again, null, dj.Actor), dj.Actor);
        Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<RestoreVersion>()
            .RunAsync(new RestoreVersion.Input(first.ContentItemId, first.ContentItemVersionId, published.Tag), CancellationToken.None), dj.Actor)).Error);
        Assert.Null((await site.ManageAsync(manager => manager.DiscardDraftAsync(first.ContentItemId, null, CancellationToken.None), dj.Actor)).Error);
        Assert.NotNull((await SaveAsync(site, Mix(foreign), dj.Actor)).Error);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_many_items_show_follows_the_clone_of_ones_own(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, admin) = (await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var foreign = await StoredAsync(site, Actor.System);
        var mix = await PublishAsync(site, await WithDJAsync(site, Mix(foreign, dj.Id), dj.Actor), admin.Actor);
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            // They stand before all others in the order of ids.
            db.AddRange(Enumerable.Range(0, FindMediaUses.Most + 1).Select(n => new MediaUse
            {
                PathKey = MediaPath.KeyOf(foreign), ContentItemId = $"!{n:D2}{PublicId.New()[..20]}", ContentType = "Mix", Title = "Of others",
            }));
            return await db.SaveChangesAsync();
        });

        Assert.Null((await site.ManageAsync(manager => manager.CloneAsync(mix.ContentItemId, CancellationToken.None), dj.Actor)).Error);
        // Also where only visitors see it still.
        foreach (var clone in await MixesOfAsync(site, dj.Id))
            await ShowAsync(site, clone, null, dj.Actor);
        Assert.Null((await SaveAsync(site, Mix(foreign), dj.Actor)).Error);
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

    private static async Task<ContentItem> ShowAsync(TestSite site, ContentItem item, string? path, Actor actor)
    {
        var changed = item.Clone();
        changed.GetOrAddField("Mix", "Cover")["Paths"] = path is null ? [] : new JsonArray(path);
        var saved = await SaveAsync(site, changed, actor);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    // What is published names its DJ, and a DJ names only the own profile.
    private static async Task<ContentItem> WithDJAsync(TestSite site, ContentItem mix, Actor dj)
    {
        var profile = await PublishAsync(site, PublicItems.DJ(PublicItems.Unique("DJ")), dj);
        mix.GetOrAddField("Mix", "DJ")["ContentItemIds"] = new JsonArray(profile.ContentItemId);
        return mix;
    }

    private static async Task<ContentItem> PublishAsync(TestSite site, ContentItem item, Actor actor)
    {
        var published = await site.ManageAsync(manager => manager.SaveAndPublishAsync(item, null, CancellationToken.None), actor);
        Assert.Null(published.Error);
        return published.Value;
    }

    private static async Task<IReadOnlyList<ContentItem>> MixesOfAsync(TestSite site, string ownerId)
    {
        var rows = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<VersionRow>().AsNoTracking()
            .Where(row => row.ContentType == "Mix" && row.Owner == ownerId && row.Latest).ToListAsync());
        return [.. rows.Select(row => row.ToItem())];
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
