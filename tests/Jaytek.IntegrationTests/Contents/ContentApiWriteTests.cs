using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What clients write.</summary>
public sealed class ContentApiWriteTests
{
    [Theory, BothDatabases]
    public async Task A_post_makes_an_item_under_an_id_of_ours_and_publishes_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var wish = PublicId.New();
        var answer = await chief.SendAsync(HttpMethod.Post, "/api/content", new JsonObject
        {
            ["ContentItemId"] = wish,
            ["ContentType"] = "Story",
            ["Published"] = false,
            ["CreatedUtc"] = "1999-01-01T00:00:00Z",
            ["TitlePart"] = new JsonObject { ["Title"] = "By post" },
            ["Story"] = new JsonObject { ["Rank"] = new JsonObject { ["Value"] = "7" } },
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var item = ContentItem.From(await answer.ObjectAsync());
        Assert.NotEqual(wish, item.ContentItemId);
        Assert.True(PublicId.IsWellFormed(item.ContentItemId) && item.Published && item.CreatedUtc!.Value.Year > 2000);
        Assert.Equal("""{"Value":7}""", item.Field("Story", "Rank")!.ToJsonString());
        Assert.Equal(ContentSite.AsReadersGetIt(item), await site.NewClient().GetByteArrayAsync($"/api/content/{item.ContentItemId}"));
    }

    [Theory, BothDatabases]
    public async Task A_post_merges_deeply_where_null_clears_and_lists_replace(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New(fill: part =>
        {
            part["City"] = new JsonObject { ["Text"] = "Porto" };
            part["Rank"] = new JsonObject { ["Value"] = 3 };
            part["Tags"] = new JsonObject { ["Values"] = new JsonArray("a", "b") };
        }));
        var merged = ContentItem.From(await (await chief.SendAsync(HttpMethod.Post, "/api/content", JsonNode.Parse($$$"""
            {"ContentItemId":"{{{item.ContentItemId}}}","ContentType":"Story","Story":{"City":{"Text":null},"Tags":{"Values":["c"]}},"Notes":null}
            """))).ObjectAsync());
        Assert.Equal(item.ContentItemId, merged.ContentItemId);
        Assert.Equal("Story", merged.ContentType);
        Assert.Equal("""{"City":{},"Rank":{"Value":3},"Tags":{"Values":["c"]}}""", merged.Part("Story")!.ToJsonString());
        Assert.Null(merged.Part("Notes"));
        Assert.Equal(item.DisplayText, merged.DisplayText);
        Assert.NotEqual(item.ContentItemVersionId, merged.ContentItemVersionId);
    }

    [Theory, BothDatabases]
    public async Task A_draft_by_post_changes_nothing_that_visitors_see(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var before = await site.NewClient().GetByteArrayAsync($"/api/content/{item.ContentItemId}");
        var draft = await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", JsonNode.Parse(
            $$$"""{"ContentItemId":"{{{item.ContentItemId}}}","TitlePart":{"Title":"Waiting"}}"""))).ObjectAsync();
        Assert.False(draft["Published"]!.GetValue<bool>());
        var live = JsonNode.Parse(await site.NewClient().GetByteArrayAsync($"/api/content/{item.ContentItemId}"))!;
        Assert.Equal((item.DisplayText, false), (live["DisplayText"]!.GetValue<string>(), live["Latest"]!.GetValue<bool>()));
        Assert.NotEqual(before, Encoding.UTF8.GetBytes(live.ToJsonString()));
    }

    [Theory, BothDatabases]
    public async Task If_match_must_hold(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        var tag = (await chief.GetAsync(path)).Headers.ETag!.ToString();
        JsonNode Body(string title) => JsonNode.Parse($$$"""{"ContentItemId":"{{{item.ContentItemId}}}","TitlePart":{"Title":"{{{title}}}"}}""")!;

        var good = await chief.SendAsync(HttpMethod.Post, "/api/content", Body("Two"), ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", Body("Three"), ("If-Match", tag)))
            .ProblemAsync(HttpStatusCode.PreconditionFailed, "contents.item.precondition");
        await (await chief.SendAsync(HttpMethod.Delete, path, null, ("If-Match", tag)))
            .ProblemAsync(HttpStatusCode.PreconditionFailed, "contents.item.precondition");
        Assert.Equal("Two", (await site.FindAsync(item.ContentItemId))!.DisplayText);
        Assert.Equal(HttpStatusCode.OK, (await chief.SendAsync(HttpMethod.Delete, path, null, ("If-Match", good.Headers.ETag!.ToString()))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Delete_takes_published_items_and_drafts_and_answers_what_was(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        foreach (var item in new[] { await site.PublishedAsync(ContentSite.New()), await site.DraftAsync(ContentSite.New()) })
        {
            var gone = await (await chief.DeleteAsync($"/api/content/{item.ContentItemId}")).ObjectAsync();
            Assert.Equal(item.ContentItemId, gone["ContentItemId"]!.GetValue<string>());
            await (await chief.GetAsync($"/api/content/{item.ContentItemId}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
            await (await chief.DeleteAsync($"/api/content/{item.ContentItemId}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        }
    }

    [Theory, BothDatabases]
    public async Task A_refused_write_is_401_for_nobody_and_403_for_somebody(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        JsonNode Body(string? id, string? owner = null) => new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentType"] = "Story",
            ["TitlePart"] = new JsonObject { ["Title"] = $"Mine {PublicId.New()}" },
        }.With(owner);
        using var nobody = site.NewClient();
        await (await nobody.SendAsync(HttpMethod.Post, "/api/content", Body(null))).ProblemAsync(HttpStatusCode.Unauthorized, "engine.unauthenticated");
        await (await nobody.DeleteAsync($"/api/content/{item.ContentItemId}")).ProblemAsync(HttpStatusCode.Unauthorized, "engine.unauthenticated");

        var account = await site.NewAsync("Writer");
        using var writer = await site.BearerAsync(account);
        await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", Body(item.ContentItemId))).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        var problem = await (await writer.DeleteAsync($"/api/content/{item.ContentItemId}")).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        Assert.Equal($"None of your roles grants the permission content.{item.ContentType}:delete:any.", problem["detail"]!.GetValue<string>());
        // Their own draft is theirs to make, but not to publish, and not to give away.
        await (await writer.SendAsync(HttpMethod.Post, "/api/content", Body(null))).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        var own = await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", Body(null))).ObjectAsync();
        Assert.Equal((account.Id, account.Name), (own["Owner"]!.GetValue<string>(), own["Author"]!.GetValue<string>()));
        var id = own["ContentItemId"]!.GetValue<string>();
        await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", Body(id, PublicId.New()))).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        Assert.Equal(HttpStatusCode.OK, (await writer.DeleteAsync($"/api/content/{id}")).StatusCode);
        await (await writer.DeleteAsync($"/api/content/{id}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory]
    [BothDatabases("", "contents.body.syntax")]
    [BothDatabases("null", "contents.body.syntax")]
    [BothDatabases("[]", "contents.body.syntax")]
    [BothDatabases("{", "contents.body.syntax")]
    [BothDatabases("{\"ContentType\":\"Story\",\"ContentType\":\"Story\"}", "contents.body.syntax")]
    [BothDatabases("{\"ContentType\":\"Story\",\"a\":\"\\ud800\"}", "contents.body.syntax")]
    [BothDatabases("{\"ContentType\":5}", "contents.body.syntax")]
    [BothDatabases("{\"contentType\":\"Story\"}", "contents.type.unknown")]
    [BothDatabases("{\"ContentType\":\"Nothing\"}", "contents.type.unknown")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":[]}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":{}}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"Story\":{\"Rank\":128}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"Story\":{\"Rank\":{\"Value\":1e400}}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"Notes\":{\"ContentItems\":{}}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"Notes\":{\"ContentItems\":[1]}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"AutoroutePart\":{\"Path\":\"admin/x\"}}", "contents.item.invalid")]
    [BothDatabases("{\"ContentType\":\"Story\",\"TitlePart\":{\"Title\":\"a\"},\"AutoroutePart\":{\"Path\":\"a/../b\"}}", "contents.item.invalid")]
    public async Task Hostile_and_broken_bodies_get_a_typed_answer(DatabaseProvider provider, string body, string code)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await chief.PostAsync("/api/content", ContentSite.Json(body))).ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory, BothDatabases]
    public async Task Bodies_that_are_too_large_too_deep_or_no_text_are_refused(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var large = $$"""{"ContentType":"Story","a":["{{new string('x', 1_100_000)}}"]}""";
        await (await chief.PostAsync("/api/content", ContentSite.Json(large))).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "contents.body.too_large");
        var deep = $$"""{"ContentType":"Story","a":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";
        await (await chief.PostAsync("/api/content", ContentSite.Json(deep))).ProblemAsync(HttpStatusCode.BadRequest, "contents.body.syntax");
        var latin = new ByteArrayContent([.. "{\"ContentType\":\"Story\",\"a\":\""u8, 0xe9, .. "\"}"u8]);
        await (await chief.PostAsync("/api/content", latin)).ProblemAsync(HttpStatusCode.BadRequest, "contents.body.syntax");
    }

    [Theory, BothDatabases]
    public async Task A_cookie_reads_and_writes_only_with_the_antiforgery_token(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var browser = await site.BrowserAsync(await site.NewAsync("Chief"));
        var hidden = await site.PublishedAsync(ContentSite.New(ContentSite.Secret));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/api/content/{hidden.ContentItemId}")).StatusCode);
        await (await browser.DeleteAsync($"/api/content/{hidden.ContentItemId}")).ProblemAsync(HttpStatusCode.BadRequest, "engine.antiforgery");
        Assert.NotNull(await site.FindAsync(hidden.ContentItemId));
    }
}

internal static class JsonOwner
{
    public static JsonObject With(this JsonObject item, string? owner)
    {
        if (owner is not null)
            item["Owner"] = owner;
        return item;
    }
}
