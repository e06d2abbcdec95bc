using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>PUT, PATCH and the verbs of a living item.</summary>
public sealed class WriteVerbsTests
{
    [Theory, BothDatabases]
    public async Task The_tag_of_whatever_form_of_an_item_was_read_guards_its_change(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var draft = await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", Story("Guarded"))).ObjectAsync();
        var path = $"/api/content/{draft["ContentItemId"]!.GetValue<string>()}";
        foreach (var read in new[] { "?status=latest", "?status=draft", "?status=latest&fields=DisplayText", "?status=draft&fields=City,DisplayText" })
        {
            var tag = (await chief.GetAsync(path + read)).Headers.ETag!.Tag;
            var patch = new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = $"Guarded {read.Length}" } };
            Assert.Equal(HttpStatusCode.OK, (await chief.SendAsync(HttpMethod.Patch, $"{path}?draft=true", patch.DeepClone(), ("If-Match", tag))).StatusCode);
            await (await chief.SendAsync(HttpMethod.Patch, $"{path}?draft=true", patch, ("If-Match", tag))).ProblemAsync(HttpStatusCode.PreconditionFailed, "contents.item.precondition");
        }
    }

    [Theory, BothDatabases]
    public async Task Who_may_edit_only_what_is_theirs_signs_with_their_own_name(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var account = await site.NewAsync("Writer");
        using var writer = await site.BearerAsync(account);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var forged = Story("Signed");
        forged["Author"] = "admin";
        await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", forged.DeepClone())).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        var mine = await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", Story("Signed"))).ObjectAsync();
        var path = $"/api/content/{mine["ContentItemId"]!.GetValue<string>()}?draft=true";
        await (await writer.SendAsync(HttpMethod.Patch, path, new JsonObject { ["Author"] = "admin" })).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        await (await writer.SendAsync(HttpMethod.Put, path, forged.DeepClone())).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
        Assert.Equal("admin", (string?)(await (await chief.SendAsync(HttpMethod.Patch, path, new JsonObject { ["Author"] = "admin" })).ObjectAsync())["Author"]);
        // What is there is sent back, and the next change is the writer's again.
        Assert.Equal(account.Name, (string?)(await (await writer.SendAsync(HttpMethod.Patch, path, new JsonObject { ["Author"] = "admin" })).ObjectAsync())["Author"]);
    }

    [Theory, BothDatabases]
    public async Task A_put_makes_under_an_unknown_id_and_then_replaces_the_parts(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var id = PublicId.New();
        var made = await chief.SendAsync(HttpMethod.Put, $"/api/content/{id}", Story("First", part => part["City"] = Text("Porto")));
        Assert.Equal((HttpStatusCode.Created, $"/api/content/{id}"), (made.StatusCode, made.Headers.Location?.ToString()));
        Assert.True(ContentItem.From(await made.ObjectAsync()) is { Published: true } first && first.ContentItemId == id);

        var answer = await chief.SendAsync(HttpMethod.Put, $"/api/content/{id}", Story("Second", part => part["Rank"] = new JsonObject { ["Value"] = 2 }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var second = ContentItem.From(await answer.ObjectAsync());
        Assert.Equal(("Second", """{"Rank":{"Value":2}}"""), (second.DisplayText, second.Part("Story")!.ToJsonString()));
    }

    [Theory, BothDatabases]
    public async Task A_put_refuses_what_is_no_id_another_id_another_type_and_what_lies_in_the_trash(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await chief.SendAsync(HttpMethod.Put, "/api/content/not-an-id", Story("A"))).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.malformed_id");
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        await (await chief.SendAsync(HttpMethod.Put, path, Story("A", id: PublicId.New()))).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.id_changed");
        var flat = new JsonObject { ["ContentType"] = "Flat", ["ContentItemId"] = item.ContentItemId, ["TitlePart"] = new JsonObject { ["Title"] = "A" } };
        await (await chief.SendAsync(HttpMethod.Put, path, flat)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.type_changed");
        await (await chief.SendAsync(HttpMethod.Patch, path, flat)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.type_changed");
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", flat)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.type_changed");
        await chief.DeleteAsync(path);
        await (await chief.SendAsync(HttpMethod.Put, path, Story("A"))).ProblemAsync(HttpStatusCode.Conflict, "contents.item.in_trash");
        await (await chief.SendAsync(HttpMethod.Patch, path, Story("A"))).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory]
    [BothDatabases("application/merge-patch+json")]
    [BothDatabases("application/json; charset=utf-8")]
    public async Task A_patch_removes_by_null_replaces_lists_and_keeps_the_rest(DatabaseProvider provider, string contentType)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New(fill: part =>
        {
            part["City"] = Text("Porto");
            part["Rank"] = new JsonObject { ["Value"] = 3 };
            part["Tags"] = new JsonObject { ["Values"] = new JsonArray("a", "b") };
        }));
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/content/{item.ContentItemId}?draft=true")
        {
            Content = new StringContent("""{"Story":{"City":null,"Tags":{"Values":["c"]}},"CreatedUtc":"1999-01-01T00:00:00Z","Latest":false}"""),
        };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);
        var draft = ContentItem.From(await (await chief.SendAsync(request)).ObjectAsync());
        Assert.Equal("""{"Rank":{"Value":3},"Tags":{"Values":["c"]}}""", draft.Part("Story")!.ToJsonString());
        Assert.Equal((item.DisplayText, false, true, item.CreatedUtc), (draft.DisplayText, draft.Published, draft.Latest, draft.CreatedUtc));
        Assert.Equal("Porto", (await site.FindAsync(item.ContentItemId))!.Field("Story", "City")!["Text"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task A_patch_of_another_kind_of_body_is_415(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var answer = await chief.PatchAsync($"/api/content/{item.ContentItemId}", new StringContent("[]", System.Text.Encoding.UTF8, "application/json-patch+json"));
        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "engine.unsupported_media_type");
    }

    [Theory, BothDatabases]
    public async Task An_item_is_taken_off_shown_again_and_copied(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        Assert.False((await (await chief.PostAsync($"{path}/unpublish", null)).ObjectAsync())["Published"]!.GetValue<bool>());
        await (await chief.PostAsync($"{path}/unpublish", null)).ProblemAsync(HttpStatusCode.Conflict, "contents.item.not_published");
        Assert.True((await (await chief.PostAsync($"{path}/publish", null)).ObjectAsync())["Published"]!.GetValue<bool>());
        var copied = await chief.PostAsync($"{path}/clone", null);
        var copy = ContentItem.From(await copied.ObjectAsync());
        Assert.Equal((HttpStatusCode.Created, $"/api/content/{copy.ContentItemId}"), (copied.StatusCode, copied.Headers.Location?.ToString()));
        Assert.True(copy.ContentItemId != item.ContentItemId && !copy.Published && copy.DisplayText == item.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Versions_are_listed_read_and_restored_by_who_may_edit(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New(title: $"Old {PublicId.New()}"));
        var path = $"/api/content/{item.ContentItemId}";
        await (await chief.SendAsync(HttpMethod.Patch, path, new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "New" } })).ObjectAsync();
        var list = await (await chief.GetAsync($"{path}/versions")).ObjectAsync();
        Assert.Equal(2, list["total"]!.GetValue<int>());
        var old = list["items"]!.AsArray()[1]!;
        Assert.Equal((item.ContentItemVersionId, item.DisplayText), (old["ContentItemVersionId"]!.GetValue<string>(), old["DisplayText"]!.GetValue<string>()));
        Assert.Equal(item.DisplayText, (await (await chief.GetAsync($"{path}/versions/{item.ContentItemVersionId}")).ObjectAsync())["DisplayText"]!.GetValue<string>());

        var restored = ContentItem.From(await (await chief.PostAsync($"{path}/versions/{item.ContentItemVersionId}/restore", null)).ObjectAsync());
        Assert.Equal((item.DisplayText, false), (restored.DisplayText, restored.Published));
        await (await chief.PostAsync($"{path}/versions/{PublicId.New()}/restore", null)).ProblemAsync(HttpStatusCode.NotFound, "contents.version.not_found");
        var other = await site.PublishedAsync(ContentSite.New());
        await (await chief.GetAsync($"{path}/versions/{other.ContentItemVersionId}")).ProblemAsync(HttpStatusCode.NotFound, "contents.version.not_found");

        using var nobody = site.NewClient();
        await (await nobody.GetAsync($"{path}/versions")).ProblemAsync(HttpStatusCode.Unauthorized, "engine.unauthenticated");
        var draft = await site.DraftAsync(ContentSite.New());
        await (await nobody.GetAsync($"/api/content/{draft.ContentItemId}/versions")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory, BothDatabases]
    public async Task If_match_holds_for_every_verb_or_is_412(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        var tag = (await chief.GetAsync(path)).Headers.ETag!.ToString();
        var changed = await chief.SendAsync(HttpMethod.Patch, path, new JsonObject { ["Story"] = new JsonObject { ["City"] = Text("Faro") } }, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var id = item.ContentItemVersionId;
        foreach (var (method, address, body) in new (HttpMethod, string, JsonNode?)[]
        {
            (HttpMethod.Put, path, Story("A")), (HttpMethod.Patch, path, new JsonObject()), (HttpMethod.Delete, path, null),
            (HttpMethod.Post, $"{path}/publish", null), (HttpMethod.Post, $"{path}/unpublish", null), (HttpMethod.Post, $"{path}/clone", null),
            (HttpMethod.Post, $"{path}/versions/{id}/restore", null), (HttpMethod.Put, $"/api/content/{PublicId.New()}", Story("A")),
        })
            await (await chief.SendAsync(method, address, body?.DeepClone(), ("If-Match", tag))).ProblemAsync(HttpStatusCode.PreconditionFailed, "contents.item.precondition");
        Assert.Equal("Faro", (await site.FindAsync(item.ContentItemId))!.Field("Story", "City")!["Text"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_change_one_state_only_one_wins(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        var tag = (await chief.GetAsync(path)).Headers.ETag!.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => chief.SendAsync(
            HttpMethod.Patch, path, new JsonObject { ["Story"] = new JsonObject { ["Rank"] = new JsonObject { ["Value"] = n } } }, ("If-Match", tag))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory, BothDatabases]
    public async Task What_one_may_not_see_is_404_and_what_one_may_see_but_not_change_401_or_403(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var writer = await site.BearerAsync(await site.NewAsync("Writer"));
        using var nobody = site.NewClient();
        var published = await site.PublishedAsync(ContentSite.New());
        foreach (var hidden in new[] { await site.DraftAsync(ContentSite.New()), await site.PublishedAsync(ContentSite.New(ContentSite.Secret)) })
        {
            foreach (var send in Verbs(hidden))
            {
                await (await send(writer)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
                await (await send(nobody)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
            }
        }

        foreach (var send in Verbs(published))
        {
            await (await send(writer)).ProblemAsync(HttpStatusCode.Forbidden, "engine.forbidden");
            await (await send(nobody)).ProblemAsync(HttpStatusCode.Unauthorized, "engine.unauthenticated");
        }
    }

    private static IEnumerable<Func<HttpClient, Task<HttpResponseMessage>>> Verbs(ContentItem item)
    {
        var path = $"/api/content/{item.ContentItemId}";
        JsonNode Body() => new JsonObject { ["ContentType"] = item.ContentType, ["ContentItemId"] = item.ContentItemId, ["TitlePart"] = new JsonObject { ["Title"] = "Taken" } };
        yield return client => client.SendAsync(HttpMethod.Post, "/api/content?draft=true", Body());
        yield return client => client.SendAsync(HttpMethod.Put, $"{path}?draft=true", Body());
        yield return client => client.SendAsync(HttpMethod.Patch, $"{path}?draft=true", Body());
        yield return client => client.DeleteAsync(path);
        yield return client => client.PostAsync($"{path}/publish", null);
        yield return client => client.PostAsync($"{path}/unpublish", null);
        yield return client => client.PostAsync($"{path}/clone", null);
        yield return client => client.PostAsync($"{path}/versions/{item.ContentItemVersionId}/restore", null);
        yield return client => client.PostAsync($"{path}/preview", null);
    }

    internal static JsonObject Story(string title, Action<JsonObject>? fill = null, string? id = null)
    {
        var part = new JsonObject();
        fill?.Invoke(part);
        var story = new JsonObject { ["ContentType"] = "Story", ["TitlePart"] = new JsonObject { ["Title"] = title }, ["Story"] = part };
        if (id is not null)
            story["ContentItemId"] = id;
        return story;
    }

    internal static JsonObject Text(string text) => new() { ["Text"] = text };
}
