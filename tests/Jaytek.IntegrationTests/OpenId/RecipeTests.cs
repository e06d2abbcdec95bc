using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.OpenId;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>Orchard's steps for applications, scopes and the server.</summary>
public sealed class RecipeTests
{
    [Theory, BothDatabases]
    public async Task An_application_of_a_recipe_works_and_a_second_run_changes_nothing(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (id, scope) = ($"app-{PublicId.New()}", $"scope-{PublicId.New()}");
        var steps = new[]
        {
            $$"""{"name":"OpenIdScope","ScopeName":"{{scope}}","DisplayName":"Edit","Resources":"oct:Default","RoleEntries":[{"Name":"Editor"}]}""",
            $$"""
            {"name":"OpenIdApplication","ClientId":"{{id}}","DisplayName":"A","Type":"Confidential","ClientSecret":"a secret & more","ConsentType":"implicit",
             "RedirectUris":"{{Client.Redirect}} https://app.example/other","AllowAuthorizationCodeFlow":true,"AllowRefreshTokenFlow":true,"AllowClientCredentialsFlow":true,
             "AllowImplicitFlow":true,"RoleEntries":[{"Name":"Editor"}],"ScopeEntries":[{"Name":"email"},{"Name":"{{scope}}"}]}
            """,
        };
        foreach (var step in steps)
            Assert.Equal((1, 0, 0), Counts(await RunAsync(site, step)));
        foreach (var step in steps)
            Assert.Equal((0, 0, 1), Counts(await RunAsync(site, step)));
        Assert.Contains("$.AllowImplicitFlow", Assert.Single((await RunAsync(site, steps[1])).Warnings), StringComparison.Ordinal);

        var client = new Client(site, id, "a secret & more");
        using var itself = site.With(await client.ForItselfAsync());
        Assert.Equal("desk", await itself.GetStringAsync(DoorModule.Api));
        // The scope opens the role's rights to whoever has them, and to nobody else.
        using var editor = site.With(await client.SignInAsync(await site.NewAsync("Editor"), ("scope", $"openid {scope}")));
        Assert.Equal("desk", await editor.GetStringAsync(DoorModule.Api));
        using var student = site.With(await client.SignInAsync(await site.NewAsync("Student"), ("scope", $"openid {scope}")));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await student.GetAsync(DoorModule.Api)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_servers_settings_switch_flows(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var client = await Client.NewAsync(site, "--roles", "Editor");
        const string Off = """{"name":"OpenIdServerSettings","AllowClientCredentialsFlow":false,"AllowPasswordFlow":true,"AccessTokenFormat":"DataProtection"}""";
        var report = await RunAsync(site, Off);
        Assert.Equal(((0, 1, 0), 2), (Counts(report), report.Warnings.Count));
        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, Off)));
        await Client.AssertRefusedAsync(await client.TokenAsync(("grant_type", "client_credentials")), System.Net.HttpStatusCode.BadRequest, "unsupported_grant_type");
        Assert.Equal((0, 0, 1), Counts(await RunAsync(site, """{"name":"OpenIdValidationSettings","Tenant":"Default"}""")));
    }

    [Theory, BothDatabases]
    public async Task Nothing_of_the_servers_settings_is_dropped_in_silence(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        // Asks for what is so: nothing to say.
        Assert.Empty((await RunAsync(site, """
            {"name":"OpenIdServerSettings","AccessTokenFormat":"JsonWebToken","Authority":"","AllowPasswordFlow":false,"UseReferenceAccessTokens":"false",
             "DisableAccessTokenEncryption":true,"RequireProofKeyForCodeExchange":true,"EnableTokenEndpoint":true,"AllowAuthorizationCodeFlow":true}
            """)).Warnings);
        var report = await RunAsync(site, """
            {"name":"OpenIdServerSettings","Authority":"https://login.example","SigningCertificateThumbprint":"AB12","DisableRollingRefreshTokens":true,
             "AllowRefreshTokenFlow":"perhaps","Lifetimes":{"Access":5},"EnableTokenEndpoint":false}
            """);
        Assert.Equal(
            ["$.Authority", "$.SigningCertificateThumbprint", "$.DisableRollingRefreshTokens", "$.AllowRefreshTokenFlow", "$.Lifetimes"],
            report.Warnings.Select(warning => warning.Split(':')[0]));
        // The token door has no switch of its own: no flow that needs it is left.
        Assert.Equal((0, 1, 0), Counts(report));
        var client = await Client.NewAsync(site, "--roles", "Editor");
        await Client.AssertRefusedAsync(await client.TokenAsync(("grant_type", "client_credentials")), System.Net.HttpStatusCode.BadRequest, "unsupported_grant_type");
    }

    [Theory, BothDatabases]
    public async Task Discovery_tells_what_the_settings_offer_and_nothing_else(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var http = site.NewClient();
        async Task<JsonObject> ReadAsync() => (await http.GetFromJsonAsync<JsonObject>("/.well-known/openid-configuration"))!;
        string[] doors = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "introspection_endpoint", "revocation_endpoint", "end_session_endpoint"];
        var document = await ReadAsync();
        Assert.All(doors, door => Assert.NotNull((string?)document[door]));

        await RunAsync(site, """
            {"name":"OpenIdServerSettings","AllowAuthorizationCodeFlow":false,"AllowRefreshTokenFlow":false,"EnableUserInfoEndpoint":false,
             "EnableIntrospectionEndpoint":false,"EnableRevocationEndpoint":false,"EnableLogoutEndpoint":false}
            """);
        document = await ReadAsync();
        Assert.Equal(["token_endpoint"], doors.Where(document.ContainsKey));
        Assert.Equal(["client_credentials"], document["grant_types_supported"]!.AsArray().Select(one => (string)one!));
        Assert.DoesNotContain("offline_access", document["scopes_supported"]!.AsArray().Select(one => (string)one!));
        Assert.DoesNotContain(document, member => member.Key is "response_types_supported" or "code_challenge_methods_supported" || member.Key.StartsWith("introspection", StringComparison.Ordinal));

        await RunAsync(site, """{"name":"OpenIdServerSettings","AllowClientCredentialsFlow":false}""");
        document = await ReadAsync();
        Assert.DoesNotContain(doors, document.ContainsKey);
        Assert.False(document.ContainsKey("grant_types_supported"));
        Assert.NotNull((string?)document["jwks_uri"]);
    }

    [Theory]
    [BothDatabases("""{"name":"OpenIdApplication"}""", "openid.recipe.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"a b","Type":"public"}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","AllowClientCredentialsFlow":true}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","RedirectUris":"javascript:alert(1)"}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","RedirectUris":"http://app.example/cb"}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","Origins":"https://app.example/"}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"confidential"}""", "openid.application.invalid")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","RoleEntries":[{"Name":"Roadie"}]}""", "identity.role.unknown")]
    [BothDatabases("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","ConsentType":"perhaps"}""", "openid.recipe.invalid")]
    [BothDatabases("""{"name":"OpenIdScope","DisplayName":"nameless"}""", "openid.recipe.invalid")]
    [BothDatabases("""{"name":"OpenIdScope","ScopeName":"api","RoleEntries":[{"Name":"Editor"}]}""", "openid.scope.invalid")]
    public async Task A_wrong_step_says_what_is_wrong(DatabaseProvider provider, string step, string error)
    {
        var site = await SharedSites.GetAsync(provider);
        var result = await TryAsync(site, step);
        Assert.Equal(error, result.Error?.Code);
        Assert.Null(site.Services.GetRequiredService<OpenIdState>().Current.Named("x"));
    }

    private static (int, int, int) Counts(RecipeStepContext context) => (context.Created, context.Changed, context.Unchanged);

    private static async Task<RecipeStepContext> RunAsync(TestSite site, string step)
    {
        var result = await TryAsync(site, step);
        Assert.Null(result.Error);
        return result.Value;
    }

    private static Task<Result<RecipeStepContext>> TryAsync(TestSite site, string step) => site.InScopeAsync(services =>
    {
        var json = JsonNode.Parse(step)!.AsObject();
        var context = new RecipeStepContext((string)json["name"]!, json);
        var executor = services.GetRequiredService<Enabled<IRecipeStep>>().Single(one => one.Names.Contains(context.Name));
        return services.GetRequiredService<ActionRunner>().RunAsync<RecipeStepContext>("test.step", async _ =>
            (await executor.ExecuteAsync(context, CancellationToken.None)).Error is { } error ? error : context, CancellationToken.None);
    });
}
