using System.Net;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Search.Index;
using Microsoft.Extensions.DependencyInjection;
using static Jaytek.IntegrationTests.Site.PublicItems;

namespace Jaytek.IntegrationTests.Search;

[Collection(nameof(PublicPages))]
public sealed class SearchTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Page_is_kept_for_nobody_else(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        foreach (var path in new[] { "/search", "/search?q=mondlicht" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
            Assert.Contains("Cookie", answer.Headers.Vary);
        }
    }

    /// <summary>The same table on both databases: what is typed, and which of the four mixes it finds.</summary>
    [Theory]
    [BothDatabases("mondlicht", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("UFER", "über Mondlicht [ufer]|Vier")]
    [BothDatabases("uber", "[über] Mondlicht ufer")]
    [BothDatabases("mond", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("\"mond\"", "")]
    [BothDatabases("\"mondlicht ufer\"", "über [Mondlicht ufer]")]
    [BothDatabases("\"ufer mondlicht\"", "")]
    [BothDatabases("ufer mondlicht", "über [Mondlicht] [ufer]|Vier")]
    [BothDatabases("zzyx quuz", "[Quuz] [zzyx]")]
    [BothDatabases("zzyx", "Quuz [zzyx]|[Zzyxoid] 東京の夜")]
    [BothDatabases("zzyxoid", "[Zzyxoid] 東京の夜")]
    [BothDatabases("東京", "Zzyxoid [東京]の夜")]
    [BothDatabases("京都", "")]
    [BothDatabases("mondlicht:* & ufer", "über [Mondlicht] [ufer]|Vier")]
    [BothDatabases("title:mondlicht", "")]
    [BothDatabases("\"mondlicht", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("mondlicht*", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("mondlicht NOT ufer", "")]
    [BothDatabases("mondlicht'); delete from search_document; --", "")]
    [BothDatabases("\\' mondlicht \\", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("mondlicht 🎧", "über [Mondlicht] ufer|Vier")]
    [BothDatabases("🎧", "no word")]
    [BothDatabases("   ", "no word")]
    public async Task Both_databases_find_alike(DatabaseProvider provider, string text, string found)
    {
        var site = await sites.GetAsync(provider);
        await MixesAsync(site);
        var titles = await site.FindAsync(text, "Mix");
        Assert.Equal(found == "no word" ? null : found.Split('|', StringSplitOptions.RemoveEmptyEntries), titles);
    }

    [Theory, BothDatabases]
    public async Task A_question_of_a_thousand_characters_is_read_as_far_as_it_goes(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await MixesAsync(site);
        var found = await site.FoundAsync("mondlicht " + new string(' ', 180) + string.Concat(Enumerable.Repeat("nowhere ", 110)), "Mix");
        Assert.True(found!.IsCut);
        Assert.Equal(0, found.Total);
        Assert.True((await site.FoundAsync("mondlicht" + new string(' ', 991), "Mix"))!.Total > 0);
    }

    [Theory, BothDatabases]
    public async Task Titles_come_before_texts_and_the_whole_title_first(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var word = Unique("k").Replace(" ", "", StringComparison.Ordinal);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        foreach (var (title, text) in new[] { (word, "One."), ($"{word} tonight", "Two."), ($"At the {word}", "Three."), ("Elsewhere", $"It says {word}.") })
            await site.PublishedAsync(Mix(title, dj.ContentItemId, text));
        Assert.Equal([$"[{word}]", $"[{word}] tonight", $"At the [{word}]", "Elsewhere"], await site.FindAsync(word));
    }

    [Theory, BothDatabases]
    public async Task A_row_follows_its_item(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (first, second) = (Unique("one").Replace(" ", "", StringComparison.Ordinal), Unique("two").Replace(" ", "", StringComparison.Ordinal));
        var mix = await site.PublishedMixAsync("Quiet", $"It says {first}.");
        Assert.Equal(["Quiet"], await site.FindAsync(first));

        // A draft is nobody's business.
        var draft = mix.Clone();
        draft.GetOrAddField("Mix", "Description")["Markdown"] = $"It says {second}.";
        await site.ManageAsync(manager => manager.SaveDraftAsync(draft, null, CancellationToken.None));
        Assert.Empty((await site.FindAsync(second))!);
        await site.ManageAsync(manager => manager.PublishAsync(mix.ContentItemId, null, CancellationToken.None));
        Assert.Equal(["Quiet"], await site.FindAsync(second));
        Assert.Empty((await site.FindAsync(first))!);
        await site.ManageAsync(manager => manager.UnpublishAsync(mix.ContentItemId, null, CancellationToken.None));
        Assert.Empty((await site.FindAsync(second))!);
        await site.ManageAsync(manager => manager.PublishAsync(mix.ContentItemId, null, CancellationToken.None));
        Assert.Equal(["Quiet"], await site.FindAsync(second));
        await site.ManageAsync(manager => manager.DeleteAsync(mix.ContentItemId, null, CancellationToken.None));
        Assert.Empty((await site.FindAsync(second))!);
    }

    [Theory, BothDatabases]
    public async Task An_event_that_comes_twice_or_late_changes_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var word = Unique("twice").Replace(" ", "", StringComparison.Ordinal);
        var mix = await site.PublishedMixAsync(word);
        Assert.Single((await site.FindAsync(word))!);
        for (var i = 0; i < 2; i++)
        {
            await site.InScopeAsync(async services =>
            {
                await services.GetRequiredService<FollowChanges>().HandleAsync(new SearchableChanged("content", mix.ContentItemId), CancellationToken.None);
                return true;
            });
        }

        Assert.Single((await site.FindAsync(word))!);
    }

    [Theory, BothDatabases]
    public async Task What_a_locked_lesson_holds_is_not_found(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (locked, open) = (Unique("locked").Replace(" ", "", StringComparison.Ordinal), Unique("open").Replace(" ", "", StringComparison.Ordinal));
        var course = await site.PublishedAsync(Course(Unique("Course")));
        await site.PublishedAsync(Lesson($"Lesson {locked}", course.ContentItemId, 1, isPreview: false, $"secret{locked}"));
        await site.PublishedAsync(Lesson($"Lesson {open}", course.ContentItemId, 2, isPreview: true, $"free{open}"));
        Assert.Equal([$"Lesson [{locked}]"], await site.FindAsync(locked));
        Assert.Empty((await site.FindAsync($"secret{locked}"))!);
        Assert.Single((await site.FindAsync($"free{open}"))!);
    }

    [Theory, BothDatabases]
    public async Task A_right_that_is_taken_away_counts_at_once_and_one_that_is_given_by_the_minute(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var word = Unique("right").Replace(" ", "", StringComparison.Ordinal);
        await site.PublishedMixAsync(word);
        await site.PublishedAsync(Page(word, "Text."));
        Assert.Equal(2, (await site.FindAsync(word))!.Count);
        Assert.Contains("/mixes/", Assert.Single((await site.FoundAsync(word + "ss", "Mix"))!.Nearest, near => near.Kind == "Mix").Url, StringComparison.Ordinal);
        await RightsAsync(site, "Replace", "View_Page");
        Assert.Single((await site.FindAsync(word))!);
        Assert.DoesNotContain((await site.FoundAsync(word + "ss"))!.Nearest, near => near.Kind == "Mix");
        await site.RunJobAsync<FollowKinds>();
        await RightsAsync(site, "Add", "View_Mix");
        Assert.Single((await site.FindAsync(word))!);
        await site.RunJobAsync<FollowKinds>();
        Assert.Equal(2, (await site.FindAsync(word))!.Count);
    }

    [Theory, BothDatabases]
    public async Task A_rebuild_mends_what_is_missing_and_removes_what_is_too_much(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var word = Unique("mend").Replace(" ", "", StringComparison.Ordinal);
        await site.PublishedMixAsync(word);
        Assert.Single((await site.FindAsync(word))!);
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            db.RemoveRange(db.Set<SearchRow>());
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await site.FindAsync(word))!);
        await site.RunJobAsync<RebuildAll>();
        Assert.Equal([$"[{word}]"], await site.FindAsync(word));
        await site.RestartAsync();
        Assert.Equal([$"[{word}]"], await site.FindAsync(word));
    }

    [Theory, BothDatabases]
    public async Task The_page_marks_narrows_and_turns_pages(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var word = Unique("page").Replace(" ", "", StringComparison.Ordinal);
        var dj = await site.PublishedAsync(DJ(word));
        for (var i = 0; i < 21; i++)
            await site.PublishedAsync(Mix($"{word} <b>{i}</b>", dj.ContentItemId));
        await site.FollowedAsync();
        var all = await site.GetAsync($"/search?q={word}");
        Assert.Contains($"22 results for “{word}”", all, StringComparison.Ordinal);
        Assert.Contains($"<mark>{word}</mark> &lt;b&gt;", all, StringComparison.Ordinal);
        Assert.Contains($"<meta name=\"robots\" content=\"noindex, follow\">", all, StringComparison.Ordinal);
        Assert.Contains($"/search?q={word}&amp;page=2", all, StringComparison.Ordinal);
        var djs = await site.GetAsync($"/search?q={word}&kind=DJProfile");
        Assert.Contains("1 result for", djs, StringComparison.Ordinal);
        Assert.Contains("Page 2 of 2", await site.GetAsync($"/search?q={word}&page=2"), StringComparison.Ordinal);
        await site.GetAsync($"/search?q={word}&page=3", HttpStatusCode.NotFound);
        await site.GetAsync($"/search?q={word}&page=-1", HttpStatusCode.NotFound);
        Assert.Contains("None of this kind", await site.GetAsync($"/search?q={word}&kind=Nothing"), StringComparison.Ordinal);
        Assert.Contains("No page holds all of these words", await site.GetAsync($"/search?q={word}x"), StringComparison.Ordinal);
        Assert.Contains("Everything on this site", await site.GetAsync("/search"), StringComparison.Ordinal);
        Assert.Contains("There is no word in that", await site.GetAsync("/search?q=%F0%9F%8E%A7"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", await site.GetAsync("/search?q=%3Cscript%3Ex"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_word_of_which_one_letter_is_typed_is_a_beginning_behind_another(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var word = Unique("adaeze").Replace(" ", "", StringComparison.Ordinal);
        await site.PublishedMixAsync($"{word} Lagos");
        await site.FollowedAsync();
        Assert.Equal([$"[{word}] [Lagos]"], await site.FindAsync($"{word} l"));
        Assert.Empty((await site.FindAsync($"{word} \"l\""))!);
    }

    [Theory, BothDatabases]
    public async Task Where_nothing_is_found_the_nearest_titles_are_offered(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        // Two letters that differ, to be swapped.
        var name = $"k{PublicId.New()[..3]}mn{PublicId.New()[..5]}";
        var mix = await site.PublishedMixAsync($"Lantern {name}");
        await site.FollowedAsync();
        var swapped = $"{name[..4]}nm{name[6..]}";
        foreach (var typed in new[] { name + "s", swapped, $"lantrn {swapped}", name + "zz" })
        {
            var page = await site.GetAsync($"/search?q={typed}");
            Assert.Contains("Nothing found", page, StringComparison.Ordinal);
            Assert.Contains($"<li><a href=\"{PathOf(mix)}\">Lantern {name}</a>", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Did you mean", await site.GetAsync($"/search?q={PublicId.New()}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Titles_are_suggested_while_one_types(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var word = Unique("sug").Replace(" ", "", StringComparison.Ordinal);
        var mix = await site.PublishedMixAsync($"The {word}", "Text.");
        await site.PublishedMixAsync("Other", $"It says {word}.");
        await site.FollowedAsync();
        using var answer = JsonDocument.Parse(await site.GetAsync($"/search/suggest?q={word[..8]}"));
        var only = Assert.Single(answer.RootElement.EnumerateArray(), one => one.GetProperty("title").GetString()!.Contains(word, StringComparison.Ordinal));
        Assert.Equal(PathOf(mix), only.GetProperty("url").GetString());
        Assert.Equal("[]", await site.GetAsync("/search/suggest"));
    }

    private static async Task MixesAsync(TestSite site)
    {
        if ((await site.FindAsync("zzyxoid"))!.Count > 0)
            return;
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        await site.PublishedAsync(Mix("Zzyxoid 東京の夜", dj.ContentItemId));
        await site.PublishedAsync(Mix("Quuz zzyx", dj.ContentItemId));
        await site.PublishedAsync(Mix("Vier", dj.ContentItemId, "Am Ufer, im **Mondlicht**."));
        await site.PublishedAsync(Mix("über Mondlicht ufer", dj.ContentItemId));
        await site.FollowedAsync();
    }

    private static Task RightsAsync(TestSite site, string behavior, params string[] names) => site.StepOkAsync(System.Text.Json.Nodes.JsonNode.Parse(
        $$"""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"{{behavior}}","Permissions":{{JsonSerializer.Serialize(names)}} }]}""")!.AsObject());
}
