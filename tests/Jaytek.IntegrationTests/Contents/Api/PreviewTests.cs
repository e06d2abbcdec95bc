using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.OpenId;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>A token that shows one item's draft.</summary>
public sealed class PreviewTests
{
    [Theory, BothDatabases]
    public async Task A_token_shows_the_draft_of_its_item_and_of_no_other(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        using var nobody = site.NewClient();
        var item = await site.PublishedAsync(ContentSite.New());
        var path = $"/api/content/{item.ContentItemId}";
        await (await chief.SendAsync(HttpMethod.Patch, $"{path}?draft=true", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Not yet" } })).ObjectAsync();
        var made = await (await chief.PostAsync($"{path}/preview", ContentSite.Json("{\"minutes\":5}"))).ObjectAsync();
        var token = made["token"]!.GetValue<string>();
        Assert.InRange(made["expiresUtc"]!.GetValue<DateTimeOffset>() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.EndsWith($"{path}?preview={token}", made["url"]!.GetValue<string>(), StringComparison.Ordinal);

        var answer = await nobody.GetAsync($"{path}?preview={token}");
        var draft = await answer.ObjectAsync();
        Assert.Equal(("Not yet", false), (draft["DisplayText"]!.GetValue<string>(), draft["Published"]!.GetValue<bool>()));
        Assert.Null(draft["Author"]);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal(item.DisplayText, (await (await nobody.GetAsync(path)).ObjectAsync())["DisplayText"]!.GetValue<string>());

        var other = await site.DraftAsync(ContentSite.New());
        foreach (var wrong in new[] { token, "", "made-up", token[..^2] + "AA" })
            await (await nobody.GetAsync($"/api/content/{other.ContentItemId}?preview={wrong}")).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.invalid");
    }

    [Theory, BothDatabases]
    public async Task A_token_that_was_made_by_a_key_ends_with_the_key(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var owner = await site.NewAsync("Administrator");
        var item = await site.DraftAsync(ContentSite.New());
        var key = await site.InScopeAsync(s => s.GetRequiredService<MakeApiKey>().RunAsync(ApiKeyTests.New("Previews", ["content.Story:edit:any", "content.Story:view:any", "content-api:access:any"]), CancellationToken.None), owner.Actor);
        using var server = site.With(key.Value);
        using var nobody = site.NewClient();
        var made = await (await server.PostAsync($"/api/content/{item.ContentItemId}/preview", null)).ObjectAsync();
        var address = $"/api/content/{item.ContentItemId}?preview={made["token"]}";
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(address)).StatusCode);
        var id = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ApiKey>().Where(one => one.OwnerId == owner.Id).Select(one => one.Id).SingleAsync());

        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<RevokeApiKey>().RunAsync(id, CancellationToken.None), owner.Actor)).Error);

        await (await nobody.GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.revoked");
    }

    [Theory, BothDatabases]
    public async Task A_token_ends_with_its_issuers_right_with_the_issuer_and_with_the_item(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var nobody = site.NewClient();
        var account = await site.NewAsync("Writer");
        using var writer = await site.BearerAsync(account);
        async Task<(string Id, string Address)> MineAsync()
        {
            var draft = await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", WriteVerbsTests.Story($"Mine {PublicId.New()}"))).ObjectAsync();
            var id = draft["ContentItemId"]!.GetValue<string>();
            var made = await (await writer.PostAsync($"/api/content/{id}/preview", null)).ObjectAsync();
            var address = $"/api/content/{id}?preview={made["token"]}";
            Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(address)).StatusCode);
            return (id, address);
        }

        using var chief = await site.BearerAsync(await site.NewAsync("Administrator"));
        var given = await MineAsync();
        await (await chief.SendAsync(HttpMethod.Patch, $"/api/content/{given.Id}?draft=true", new JsonObject { ["Owner"] = PublicId.New() })).ObjectAsync();
        await (await nobody.GetAsync(given.Address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.revoked");

        var deleted = await MineAsync();
        await writer.DeleteAsync($"/api/content/{deleted.Id}");
        await (await nobody.GetAsync(deleted.Address)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");

        var suspended = await MineAsync();
        var result = await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, true, "Gone", CancellationToken.None));
        Assert.Null(result.Error);
        await (await nobody.GetAsync(suspended.Address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.revoked");
    }

    [Theory, BothDatabases]
    public async Task A_token_of_an_application_shows_the_draft_until_the_application_loses_its_role_or_is_removed(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var nobody = site.NewClient();
        var item = await site.DraftAsync(ContentSite.New(title: $"Not yet {PublicId.New()}"));
        var application = await Client.NewAsync(site, "--roles", "Chief");
        async Task<string> AddressAsync(Client client)
        {
            using var program = site.With(await client.ForItselfAsync());
            var made = await (await program.PostAsync($"/api/content/{item.ContentItemId}/preview", null)).ObjectAsync();
            return $"/api/content/{item.ContentItemId}?preview={made["token"]}";
        }

        var address = await AddressAsync(application);
        Assert.Equal(item.DisplayText, (await (await nobody.GetAsync(address)).ObjectAsync())["DisplayText"]!.GetValue<string>());

        async Task RolesAsync(params string[] roles)
        {
            var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveApplication>().RunAsync(new ApplicationInput(application.Id) { Roles = roles }, CancellationToken.None));
            Assert.Null(saved.Error);
        }

        await RolesAsync("Writer");
        await (await nobody.GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.revoked");
        await RolesAsync("Chief");
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(address)).StatusCode);

        await site.InScopeAsync(s => s.GetRequiredService<DeleteApplication>().RunAsync(application.Id, CancellationToken.None));
        await (await nobody.GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.revoked");
    }

    [Theory, BothDatabases]
    public async Task A_token_expires_and_a_kept_answer_is_free_after_a_day(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        await ContentSite.PrepareAsync(site);
        var account = await site.NewAsync("Chief");
        using var chief = await site.BearerAsync(account);
        var item = await site.DraftAsync(ContentSite.New());
        var made = await (await chief.PostAsync($"/api/content/{item.ContentItemId}/preview", null)).ObjectAsync();
        var address = $"/api/content/{item.ContentItemId}?preview={made["token"]}";
        var key = PublicId.New();
        var first = await (await chief.SendAsync(HttpMethod.Post, "/api/content", WriteVerbsTests.Story("A"), ("Idempotency-Key", key))).ObjectAsync();

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await site.NewClient().GetAsync(address)).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(2));
        await (await site.NewClient().GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.expired");

        clock.Advance(TimeSpan.FromHours(23));
        using var next = await site.BearerAsync(account);
        var second = await (await next.SendAsync(HttpMethod.Post, "/api/content", WriteVerbsTests.Story("A"), ("Idempotency-Key", key))).ObjectAsync();
        Assert.NotEqual(first["ContentItemId"]!.GetValue<string>(), second["ContentItemId"]!.GetValue<string>());
    }

    [Theory]
    [BothDatabases("{\"minutes\":0}")]
    [BothDatabases("{\"minutes\":10081}")]
    [BothDatabases("{\"minutes\":1.5}")]
    [BothDatabases("{\"minutes\":\"soon\"}")]
    public async Task The_lifetime_is_bounded(DatabaseProvider provider, string body)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.DraftAsync(ContentSite.New());
        await (await chief.PostAsync($"/api/content/{item.ContentItemId}/preview", ContentSite.Json(body))).ProblemAsync(HttpStatusCode.BadRequest, "contents.preview.lifetime");
    }

    [Theory, BothDatabases]
    public async Task The_link_leads_to_the_clients_own_address_where_the_site_has_one(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Settings","ContentPreview":{"ClientAddress":"https://next.example/preview?token={token}&id={id}&type={type}&path={path}"}}""")!.AsObject());
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.DraftAsync(ContentSite.New(title: "A b"));
        var made = await (await chief.PostAsync($"/api/content/{item.ContentItemId}/preview", null)).ObjectAsync();
        Assert.Equal($"https://next.example/preview?token={made["token"]}&id={item.ContentItemId}&type=Story&path=stories%2Fa-b", made["url"]!.GetValue<string>());
    }
}
