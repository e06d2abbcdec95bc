using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Search;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>What clients that draw their own pages read beside content.</summary>
public sealed class SiteReadTests
{
    [Theory, BothDatabases]
    public async Task Terms_are_a_tree_by_alias_id_and_type_and_the_client_keeps_them(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var nobody = site.NewClient();
        var alias = $"moods-{PublicId.New()}";
        var taxonomy = await site.PublishedAsync(ContentItem.Parse($$$"""
            {"ContentType":"Taxonomy","TitlePart":{"Title":"Moods"},"AliasPart":{"Alias":"{{{alias}}}"},"TaxonomyPart":{"TermContentType":"Topic","Terms":[
              {"ContentType":"Topic","ContentItemId":"{{{PublicId.New()}}}","DisplayText":"Late night","TitlePart":{"Title":"Late night"},"Terms":[
                {"ContentType":"Topic","ContentItemId":"{{{PublicId.New()}}}","DisplayText":"After hours","TitlePart":{"Title":"After hours"}}]}]}}
            """));
        foreach (var name in new[] { alias, taxonomy.ContentItemId })
        {
            var answer = await nobody.GetAsync($"/api/taxonomies/{name}");
            var tree = await answer.ObjectAsync();
            Assert.Equal(("Moods", "Topic", alias), (tree["DisplayText"]!.GetValue<string>(), tree["TermContentType"]!.GetValue<string>(), tree["Alias"]!.GetValue<string>()));
            Assert.Equal(("late-night", "after-hours"), (tree["Terms"]![0]!["Slug"]!.GetValue<string>(), tree["Terms"]![0]!["Terms"]![0]!["Slug"]!.GetValue<string>()));
            Assert.Empty(tree["Terms"]![0]!["Terms"]![0]!["Terms"]!.AsArray());
            Assert.True(answer.Headers.CacheControl!.Public);
            var again = await nobody.SendAsync(HttpMethod.Get, $"/api/taxonomies/{name}", null, ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        Assert.Equal("Genre", (await (await nobody.GetAsync("/api/taxonomies/Genre")).ObjectAsync())["TermContentType"]!.GetValue<string>());
        var story = await site.PublishedAsync(ContentSite.New());
        foreach (var name in new[] { "nothing", story.ContentItemId, (await site.DraftAsync(ContentItem.Parse("""{"ContentType":"Taxonomy","TitlePart":{"Title":"Not yet"}}"""))).ContentItemId })
            await (await nobody.GetAsync($"/api/taxonomies/{name}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory, BothDatabases]
    public async Task A_menu_has_its_links_and_is_a_404_where_it_is_none_or_hidden(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var nobody = site.NewClient();
        var alias = $"menu-{PublicId.New()}";
        await site.PublishedAsync(ContentItem.Parse($$$"""
            {"ContentType":"Menu","TitlePart":{"Title":"Main"},"AliasPart":{"Alias":"{{{alias}}}"},"MenuPart":{},"MenuItemsListPart":{"MenuItems":[
              {"ContentType":"LinkMenuItem","DisplayText":"Mixes","LinkMenuItemPart":{"Url":"/mixes"},"MenuItemsListPart":{"MenuItems":[
                {"ContentType":"LinkMenuItem","DisplayText":"House","LinkMenuItemPart":{"Url":"/mixes?genre=house"}}]}}]}}
            """));
        await (await nobody.GetAsync($"/api/menus/{alias}")).ProblemAsync(HttpStatusCode.NotFound, "pages.menu.not_found");
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_Menu"]}]}""")!.AsObject());
        var menu = await (await nobody.GetAsync($"/api/menus/{alias}")).ObjectAsync();
        Assert.Equal(
            $$"""{"alias":"{{alias}}","title":"Main","items":[{"text":"Mixes","url":"/mixes","items":[{"text":"House","url":"/mixes?genre=house","items":[]}]}]}""",
            menu.ToJsonString());
        var story = await site.PublishedAsync(ContentSite.New());
        await (await nobody.GetAsync($"/api/menus/{story.Part("AliasPart")!["Alias"]}")).ProblemAsync(HttpStatusCode.NotFound, "pages.menu.not_found");
    }

    [Theory, BothDatabases]
    public async Task The_site_tells_its_name_and_nothing_secret(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var told = await (await site.NewClient().GetAsync("/api/site")).ObjectAsync();
        Assert.Equal(["name", "culture", "timeZone", "baseUrl", "pageSize"], told.Select(member => member.Key));
        Assert.StartsWith("http", told["baseUrl"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_search_finds_marks_and_refuses_what_it_does_not_know(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var nobody = site.NewClient();
        var word = "q" + PublicId.New();
        await site.PublishedAsync(ContentSite.New(title: $"Night & {word}"));
        await site.FollowedAsync();
        var found = await (await nobody.GetAsync($"/api/search?q={word}&highlight=true&limit=5")).ObjectAsync();
        Assert.Equal(1, found["total"]!.GetValue<int>());
        Assert.Equal(
            ($"Night & {word}", $"Night &amp; <mark>{word}</mark>"),
            (found["items"]![0]!["title"]!.GetValue<string>(), found["items"]![0]!["highlights"]!["title"]!.GetValue<string>()));
        await (await nobody.GetAsync("/api/search")).ProblemAsync(HttpStatusCode.BadRequest, "search.query.no_word");
        foreach (var wrong in new[] { "page=0", "limit=101", "sort=title", "highlight=yes", "kind=a&kind=b" })
            await (await nobody.GetAsync($"/api/search?q=a&{wrong}")).ProblemAsync(HttpStatusCode.BadRequest, "search.query.wrong_value");
    }

    [Theory, BothDatabases]
    public async Task Facts_of_files_name_sizes_and_refuse_what_is_no_path(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var nobody = site.NewClient();
        var (picture, missing) = (Library.NewPath(".png"), Library.NewPath(".png"));
        Assert.Null((await site.StoreAsync(picture, Library.NewPng())).Error);
        var facts = await (await nobody.GetAsync($"/api/media-facts?path={picture}&path={missing}&aspect=1:1&focus=0.25,1")).ObjectAsync();
        var file = Assert.Single(facts["items"]!.AsArray())!;
        Assert.Equal((picture, "image/png"), (file["path"]!.GetValue<string>(), file["contentType"]!.GetValue<string>()));
        Assert.Equal(0.25, file["focus"]!["x"]!.GetValue<double>());
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(file["url"]!.GetValue<string>())).StatusCode);
        await (await nobody.GetAsync($"/api/media-facts?path={missing}")).ProblemAsync(HttpStatusCode.NotFound, "media.file.not_found");
        var many = string.Join('&', Enumerable.Range(0, 51).Select(n => $"path=a{n}.png"));
        foreach (var wrong in new[] { "", "path=", many, $"path={picture}&aspect=wide", $"path={picture}&focus=2,2", $"path={picture}&width=9" })
            await (await nobody.GetAsync($"/api/media-facts?{wrong}")).ProblemAsync(HttpStatusCode.BadRequest, "media.query.wrong_value");
    }

    private static async Task<TestSite> SiteAsync(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_Taxonomy"]}]}""")!.AsObject());
        return site;
    }
}
