using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.OpenId.ApiKeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>Whoever sends a token means to be somebody: one that is not good is refused, also where everybody may read.</summary>
public sealed class EndedTokenTests
{
    [Theory, BothDatabases]
    public async Task A_credential_that_ended_is_refused_where_everybody_may_read(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        string[] open = [$"/api/content/{item.ContentItemId}", "/api/content?type=Story", "/api/content?type=Story&status=draft", "/api/openapi.json"];
        var account = await site.NewAsync("Administrator");
        var client = await Client.NewAsync(site);
        using var nobody = site.NewClient();
        var key = await site.InScopeAsync(s => s.GetRequiredService<MakeApiKey>().RunAsync(ApiKeyTests.New("Mine", ["content-api:access:any", "content:view:any", "content:edit:any"]), CancellationToken.None), account.Actor);
        string[] credentials =
        [
            key.Value, (string)(await client.SignInAsync(account))["access_token"]!, (string)(await nobody.TokensAsync(account.Name))["accessToken"]!,
        ];
        foreach (var address in open[..2])
        {
            // For nobody, so that the answer is kept; and for somebody.
            Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(address)).StatusCode);
            foreach (var credential in credentials)
                Assert.Equal(HttpStatusCode.OK, (await site.With(credential).GetAsync(address)).StatusCode);
        }

        Assert.Null((await site.InScopeAsync(async s =>
        {
            var row = await s.GetRequiredService<JaytekDb>().Set<ApiKey>().AsNoTracking().SingleAsync(one => one.OwnerId == account.Id);
            return await s.GetRequiredService<RevokeApiKey>().RunAsync(row.Id, CancellationToken.None);
        })).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SignOutUser>().RunAsync(account.Id, CancellationToken.None))).Error);
        foreach (var credential in (string[])[.. credentials, "made-up", "a.b.c", "jtk_made-up"])
        {
            using var ended = site.With(credential);
            foreach (var address in open)
                await AssertRefusedAsync(await ended.GetAsync(address));
            // Whoever signs in again may send along what they had.
            Assert.Equal(HttpStatusCode.OK, (await ended.PostAsJsonAsync("/api/identity/login", new { email = account.Name, password = Account.Password })).StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task A_removed_role_leaves_its_user_who_they_are_and_other_schemes_are_nobodys(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var account = await site.NewAsync("Chief");
        using var bearer = await site.BearerAsync(account);
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/content?type=Story&status=draft")).StatusCode);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(account.Id, []), CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/content?type=Story")).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await bearer.WhoAsync());

        // A password of the web server before the site is no token of ours.
        using var basic = site.NewClient();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "c3RhZ2luZzpzdGFnaW5n");
        Assert.Equal(HttpStatusCode.OK, (await basic.GetAsync("/api/content?type=Story")).StatusCode);
    }

    internal static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "engine.token_refused");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.False(answer.Headers.CacheControl?.Public ?? false);
    }
}
