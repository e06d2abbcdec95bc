using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Who wrote an item is told by user name, half of what signing in asks for: to editors, and to nobody else.</summary>
public sealed class AuthorTests
{
    [Theory, BothDatabases]
    public async Task Only_who_may_edit_an_item_reads_who_wrote_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New();
        item.Author = "somebody-who-signs-in";
        item.GetOrAddPart("Notes")["ContentItems"] = new JsonArray(JsonNode.Parse(
            """{"ContentItemId":"note-1","Author":"somebody-who-signs-in","ContentType":"Story","TitlePart":{"Title":"A note"},"Story":{"City":{"Text":"Author: nobody"}}}"""));
        item = await site.PublishedAsync(item);
        var author = item.Author!;
        var byId = $"/api/content/{item.ContentItemId}";
        using var stranger = site.NewClient();
        using var member = await site.BearerAsync(await site.NewAsync("Writer"));
        using var editor = await site.BearerAsync(await site.NewAsync("Chief"));

        foreach (var reader in new[] { stranger, member })
        {
            foreach (var path in new[] { byId, byId, "/api/content?type=Story&limit=100" })
            {
                var text = await reader.GetStringAsync(path);
                Assert.DoesNotContain("\"Author\":", text, StringComparison.Ordinal);
                Assert.DoesNotContain("somebody-who-signs-in", text, StringComparison.Ordinal);
                Assert.NotNull(JsonNode.Parse(text));
            }
        }

        var whole = JsonNode.Parse(await editor.GetStringAsync(byId))!.AsObject();
        Assert.Equal(author, (string?)whole["Author"]);
        Assert.Contains("\"Author\":", await editor.GetStringAsync("/api/content?type=Story&limit=100"), StringComparison.Ordinal);
        var shown = JsonNode.Parse(await stranger.GetStringAsync(byId))!.AsObject();
        whole.Remove("Author");
        foreach (var note in whole["Notes"]!["ContentItems"]!.AsArray())
            note!.AsObject().Remove("Author");
        Assert.True(JsonNode.DeepEquals(whole, shown), shown.ToJsonString());
    }

    [Theory]
    [BothDatabases("filter[Author]=admin")]
    [BothDatabases("sort=Author")]
    public async Task Nobody_else_finds_names_out_by_searching(DatabaseProvider provider, string query)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var stranger = site.NewClient();
        await (await stranger.GetAsync($"/api/content?type=Story&{query}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.hidden_field");
        using var editor = await site.BearerAsync(await site.NewAsync("Chief"));
        var answer = await (await editor.GetAsync($"/api/content?type=Story&{query}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("hidden_field", answer, StringComparison.Ordinal);
    }
}
