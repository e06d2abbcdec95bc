using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.OpenId.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>The keys that sign.</summary>
public sealed class KeyTests
{
    [Theory, BothDatabases]
    public async Task The_next_key_is_published_before_it_signs_and_the_last_one_stays_until_its_tokens_are_old(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var client = await Client.NewAsync(site, "--roles", "Editor");
        var first = await SignerAsync(client);
        Assert.Equal([first], await PublishedAsync(site));
        await RotateAsync(site);
        Assert.Equal([first], await PublishedAsync(site));

        clock.Advance(TimeSpan.FromDays(89.5));
        await RotateAsync(site);
        await RotateAsync(site);
        var published = await PublishedAsync(site);
        Assert.Equal((2, first), (published.Count, published[0]));
        var tokens = await client.ForItselfAsync();
        Assert.Equal(first, Kid(tokens));

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(published[1], await SignerAsync(client));
        using var fresh = site.With(await client.ForItselfAsync());
        Assert.Equal("desk", await fresh.GetStringAsync(DoorModule.Api));
        Assert.Equal(published, await PublishedAsync(site));

        clock.Advance(TimeSpan.FromDays(8));
        await RotateAsync(site);
        Assert.Equal([published[1]], await PublishedAsync(site));
    }

    [Theory, BothDatabases]
    public async Task A_token_of_the_last_key_is_good_while_the_next_one_signs(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            Services: services => services.AddSingleton<TimeProvider>(clock), Settings: new Dictionary<string, string> { ["Jaytek:OpenId:AccessTokenMinutes"] = "1440", ["Jaytek:OpenId:Algorithm"] = "ES256" }));
        var client = await Client.NewAsync(site, "--roles", "Editor");
        await client.ForItselfAsync();
        clock.Advance(TimeSpan.FromDays(89.1));
        await RotateAsync(site);
        clock.Advance(TimeSpan.FromHours(12));
        var tokens = await client.ForItselfAsync();
        // The next key was published a day before its turn, which has come now.
        clock.Advance(TimeSpan.FromHours(20));
        Assert.NotEqual(Kid(tokens), await SignerAsync(client));
        Assert.Equal("ES256", (string)Bearers.Header((string)tokens["access_token"]!)["alg"]!);
        using var bearer = site.With(tokens);
        Assert.Equal("desk", await bearer.GetStringAsync(DoorModule.Api));
    }

    [Theory, BothDatabases]
    public async Task A_private_key_is_kept_encrypted_and_a_public_one_has_no_private_member(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var http = site.NewClient();
        var jwks = (await http.GetFromJsonAsync<JsonNode>("/.well-known/jwks"))!;
        Assert.All(jwks["keys"]!.AsArray(), jwk => Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], jwk!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)));
        var key = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<SigningKey>().AsNoTracking().OrderBy(one => one.Number).FirstAsync());
        using var rsa = System.Security.Cryptography.RSA.Create();
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(key.Protected), out _));
    }

    [Theory, BothDatabases]
    public async Task Discovery_says_what_is_there(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var http = site.NewClient();
        var issuer = site.Address.ToString().TrimEnd('/');
        foreach (var address in new[] { "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" })
        {
            var said = (await http.GetFromJsonAsync<JsonObject>(address))!;
            Assert.Equal(issuer, (string)said["issuer"]!);
            Assert.Equal(["S256"], said["code_challenge_methods_supported"]!.AsArray().Select(one => (string)one!));
            Assert.Equal(["code"], said["response_types_supported"]!.AsArray().Select(one => (string)one!));
            Assert.True((bool)said["authorization_response_iss_parameter_supported"]!);
            Assert.All(said.Where(one => one.Key.EndsWith("_endpoint", StringComparison.Ordinal) || one.Key == "jwks_uri"), one => Assert.StartsWith(issuer + "/", (string)one.Value!, StringComparison.Ordinal));
        }
    }

    private static string Kid(JsonNode tokens) => (string)Bearers.Header((string)tokens["access_token"]!)["kid"]!;

    private static async Task<string> SignerAsync(Client client) => Kid(await client.ForItselfAsync());

    private static async Task<IReadOnlyList<string>> PublishedAsync(TestSite site)
    {
        using var http = site.NewClient();
        return [.. (await http.GetFromJsonAsync<JsonNode>("/.well-known/jwks"))!["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
    }

    private static async Task RotateAsync(TestSite site) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<RotateKeys>().RunAsync(CancellationToken.None))).Error);
}
