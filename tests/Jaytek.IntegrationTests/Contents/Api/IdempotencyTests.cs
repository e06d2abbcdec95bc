using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>A POST that is sent again because its answer was lost.</summary>
public sealed class IdempotencyTests
{
    [Theory, BothDatabases]
    public async Task The_same_key_and_body_get_the_first_answer_and_another_body_is_422(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var (key, title) = (PublicId.New(), $"Once {PublicId.New()}");
        var first = await PostAsync(chief, key, title);
        var again = await PostAsync(chief, key, title);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(1, await CountAsync(site, title));
        await (await PostAsync(chief, key, title + "!")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "contents.idempotency.reused");
        Assert.Equal(0, await CountAsync(site, title + "!"));
        // A key is its user's.
        using var other = await site.BearerAsync(await site.NewAsync("Chief"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(other, key, title + "!")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Who_may_see_the_item_no_longer_is_not_told_the_first_answer(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var account = await site.NewAsync("Chief");
        using var chief = await site.BearerAsync(account);
        var (key, bulk) = (PublicId.New(), PublicId.New());
        var draft = WriteVerbsTests.Story($"Secret {key}");
        Task<HttpResponseMessage> OneAsync() => chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", draft.DeepClone(), ("Idempotency-Key", key));
        Task<HttpResponseMessage> AllAsync() => chief.SendAsync(HttpMethod.Post, "/api/content/bulk", new JsonObject
        {
            ["allOrNothing"] = true, ["operations"] = new JsonArray(new JsonObject { ["operation"] = "upsert", ["item"] = draft.DeepClone(), ["draft"] = true }),
        }, ("Idempotency-Key", bulk));
        var (one, all) = (await (await OneAsync()).Content.ReadAsStringAsync(), await (await AllAsync()).Content.ReadAsStringAsync());
        Assert.Equal((one, all), (await (await OneAsync()).Content.ReadAsStringAsync(), await (await AllAsync()).Content.ReadAsStringAsync()));
        Assert.Contains("Secret", all, StringComparison.Ordinal);

        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new(account.Id, ["Student"]), CancellationToken.None))).Error);

        foreach (var again in new[] { await OneAsync(), await AllAsync() })
        {
            Assert.False(again.IsSuccessStatusCode);
            // It is no single operation that is refused.
            Assert.Null(JsonNode.Parse(await again.Content.ReadAsStringAsync())!["errors"]);
            Assert.DoesNotContain("Secret", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_may_only_view_by_now_is_not_told_what_was_answered_to_an_editor(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var account = await site.NewAsync("Chief");
        using var chief = await site.BearerAsync(account);
        var key = PublicId.New();
        var first = await PostAsync(chief, key, $"Public {key}");
        Assert.Contains(account.Name, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new(account.Id, ["Student"]), CancellationToken.None))).Error);
        var id = (await first.ObjectAsync())["ContentItemId"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync($"/api/content/{id}")).StatusCode);
        Assert.False((await PostAsync(chief, key, $"Public {key}")).IsSuccessStatusCode);
    }

    [Theory, BothDatabases]
    public async Task Twins_that_come_at_once_make_one_item(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var (key, title) = (PublicId.New(), $"Twin {PublicId.New()}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(chief, key, title)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await CountAsync(site, title));
    }

    [Theory, BothDatabases]
    public async Task A_refusal_is_not_kept_and_a_clone_is_made_once(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var key = PublicId.New();
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", new JsonObject { ["ContentType"] = "Nothing" }, ("Idempotency-Key", key)))
            .ProblemAsync(HttpStatusCode.BadRequest, "contents.type.unknown");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(chief, key, $"Mended {key}")).StatusCode);

        var item = await site.PublishedAsync(ContentSite.New());
        var clone = PublicId.New();
        var one = await chief.SendAsync(HttpMethod.Post, $"/api/content/{item.ContentItemId}/clone", null, ("Idempotency-Key", clone));
        var two = await chief.SendAsync(HttpMethod.Post, $"/api/content/{item.ContentItemId}/clone", null, ("Idempotency-Key", clone));
        Assert.Equal((HttpStatusCode.Created, one.Headers.Location), (two.StatusCode, two.Headers.Location));
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases("a b")]
    [BothDatabases("long")]
    public async Task A_malformed_key_is_refused(DatabaseProvider provider, string key)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await PostAsync(chief, key == "long" ? new string('k', 256) : key, "A")).ProblemAsync(HttpStatusCode.BadRequest, "contents.idempotency.malformed");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string key, string title) =>
        client.SendAsync(HttpMethod.Post, "/api/content", WriteVerbsTests.Story(title), ("Idempotency-Key", key));

    private static async Task<int> CountAsync(TestSite site, string title) =>
        (await site.ListAsync(new ContentQuery("Story") { Filters = [ContentFilter.Equal(nameof(ContentItem.DisplayText), title)] })).Items.Count;
}
