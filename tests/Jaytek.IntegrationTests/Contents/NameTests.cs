using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Addresses and aliases.</summary>
public sealed class NameTests
{
    [Theory, BothDatabases]
    public async Task The_same_title_gets_numbered_addresses_also_for_drafts(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Twin {PublicId.New()}";
        var slug = Slug.From(title);
        Assert.Equal($"stories/{slug}", Path(await site.DraftAsync(ContentSite.New(title: title))));
        Assert.Equal($"stories/{slug}-2", Path(await site.PublishedAsync(ContentSite.New(title: title))));
        Assert.Equal($"stories/{slug}-3", Path(await site.PublishedAsync(ContentSite.New(title: title))));
        // Slugs are unique within their type only.
        Assert.Equal($"secrets/{slug}", Path(await site.PublishedAsync(ContentSite.New(ContentSite.Secret, title))));
    }

    [Theory, BothDatabases]
    public async Task Many_who_save_the_same_title_at_once_all_get_an_address(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Crowd {PublicId.New()}";
        var items = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.PublishedAsync(ContentSite.New(title: title))));
        Assert.Equal(8, items.Select(Path).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task The_slug_versions_is_never_given(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var path = Path(await site.PublishedAsync(ContentSite.New(title: "Versions")));
        Assert.StartsWith("stories/versions-", path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases("{City}/{slug}", "Api"), BothDatabases("{Next slug}/{slug}", "unused")]
    public async Task A_pattern_that_leads_into_the_sites_own_addresses_is_refused_at_once(DatabaseProvider provider, string pattern, string city)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = $"T{PublicId.New()}";
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(ContentSite.TypeOf(type, pattern)),
            ["ContentParts"] = new JsonArray(ContentSite.PartOf(type)),
        });
        // The list without an address of its own bears the name of a door of the site.
        var list = new ContentItem("Taxonomy") { Parts = { ["TitlePart"] = new JsonObject { ["Title"] = "Api" } } };
        list = await site.DraftAsync(list);
        var item = ContentSite.New(type, fill: part =>
        {
            part["City"] = new JsonObject { ["Text"] = city };
            part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(list.ContentItemId) };
        });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var refused = await site.ManageAsync(m => m.SaveDraftAsync(item, null, limit.Token));
        Assert.Equal(["AutoroutePart.Path"], refused.Error!.Members!.Keys);

        item.GetOrAddPart("AutoroutePart")["Path"] = $"elsewhere/{PublicId.New()}";
        await site.DraftAsync(item);
    }

    [Theory, BothDatabases]
    public async Task A_typed_address_must_be_free_and_not_the_sites_own(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var path = $"special/{PublicId.New()}";
        var first = await site.PublishedAsync(WithPath(path));
        Assert.Equal(path, Path(first));
        var taken = await site.ManageAsync(m => m.SaveDraftAsync(WithPath(path.ToUpperInvariant()), null, CancellationToken.None));
        Assert.Equal(["AutoroutePart.Path"], taken.Error!.Members!.Keys);
        var owned = await site.ManageAsync(m => m.SaveDraftAsync(WithPath("api/anything"), null, CancellationToken.None));
        Assert.Equal(["AutoroutePart.Path"], owned.Error!.Members!.Keys);
        var found = await site.InScopeAsync(s => s.Reader().FindByPathAsync("/" + path.ToUpperInvariant() + "/", CancellationToken.None));
        Assert.Equal(first.ContentItemId, found?.ContentItemId);
    }

    [Theory, BothDatabases]
    public async Task A_new_address_of_a_draft_is_held_and_shown_only_when_published(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (old, next) = ($"old/{PublicId.New()}", $"next/{PublicId.New()}");
        var item = await site.PublishedAsync(WithPath(old));
        item.GetOrAddPart("AutoroutePart")["Path"] = next;
        await site.DraftAsync(item);
        Assert.NotNull(await ByPathAsync(site, old));
        Assert.Null(await ByPathAsync(site, next));
        var rival = await site.ManageAsync(m => m.SaveDraftAsync(WithPath(next), null, CancellationToken.None));
        Assert.NotNull(rival.Error);

        await site.ManageAsync(m => m.PublishAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Null(await ByPathAsync(site, old));
        Assert.NotNull(await ByPathAsync(site, next));
        await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None));
        await site.PublishedAsync(WithPath(next));
    }

    [Theory, BothDatabases]
    public async Task An_alias_is_made_from_the_title_and_finds_its_item(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Named {PublicId.New()}";
        var first = await site.PublishedAsync(ContentSite.New(title: title));
        var second = await site.PublishedAsync(ContentSite.New(title: title));
        Assert.Equal($"{Slug.From(title)}-2", second.Part("AliasPart")!["Alias"]!.GetValue<string>());
        var found = await site.InScopeAsync(s => s.Reader().FindByAliasAsync(Slug.From(title), CancellationToken.None));
        Assert.Equal(first.ContentItemId, found?.ContentItemId);
    }

    private static Task<ContentItem?> ByPathAsync(TestSite site, string path) =>
        site.InScopeAsync(s => s.Reader().FindByPathAsync(path, CancellationToken.None));

    private static ContentItem WithPath(string path)
    {
        var item = ContentSite.New();
        item.Parts["AutoroutePart"] = new JsonObject { ["Path"] = path };
        return item;
    }

    private static string Path(ContentItem item) => item.Part("AutoroutePart")!["Path"]!.GetValue<string>();
}
