using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Engine;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Recipes;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>The OpenAPI document is valid, holds every door that is on and every type that the caller may know, and no others.</summary>
public sealed class OpenApiTests
{
    private const string Path = "/api/openapi.json";
    private const string BellDoor = "/api/test/clapper";

    [Theory, BothDatabases]
    public async Task Public_validators_have_nothing_against_it(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var editor = await site.BearerAsync(await site.NewAsync("Editor"));
        using var nobody = site.NewClient();
        foreach (var client in new[] { nobody, editor })
            Assert.Equal("", await ComplaintsAsync(await client.GetStringAsync(Path)));
    }

    [Fact, NoDatabase("It tries the validators.")]
    public async Task The_validators_find_what_is_wrong()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        using var client = site.NewClient();
        var document = JsonNode.Parse(await client.GetStringAsync(Path))!;
        document["paths"]!["/api/content/{contentItemId}"]!["get"]!["parameters"]!.AsArray().RemoveAt(0);
        document["components"]!["schemas"]!.AsObject().Remove("Problem");
        document["paths"]!["/api/content"]!["get"]!["responses"] = "none";
        var complaints = await ComplaintsAsync(document.ToJsonString());
        Assert.Contains("path-parameters-defined", complaints, StringComparison.Ordinal);
        Assert.Contains("no-unresolved-refs", complaints, StringComparison.Ordinal);
        Assert.Contains("schema:", complaints, StringComparison.Ordinal);
    }

    [Fact, NoDatabase("It looks at doors and types alone.")]
    public async Task A_number_is_a_number_and_no_text()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(Recipe: "jaytek"));
        await site.RunRecipeAsync("hooks", """{"name":"Feature","enable":["Jaytek.Webhooks"]}""");
        using var admin = await site.BearerAsync(await site.NewAsync("Administrator"));
        var document = JsonNode.Parse(await admin.GetStringAsync(Path))!;
        Assert.NotNull(document["webhooks"]);
        var kinds = Objects(document).Select(json => json["type"]).OfType<JsonArray>().Select(type => type.Select(kind => (string)kind!).ToList()).ToList();
        Assert.Contains(kinds, kind => kind.Contains("integer"));
        Assert.DoesNotContain(kinds, kind => kind.Contains("string") && kind.Intersect(["integer", "number"]).Any());
        Assert.Equal("integer", (string?)document["paths"]!["/api/media"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["properties"]!["pageSize"]!["type"]);
    }

    [Theory, BothDatabases]
    public async Task Sign_in_by_OAuth_names_the_scopes_that_discovery_offers(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var client = site.NewClient();
        Assert.Contains("api", await ScopesAsync());
        await site.RunRecipeAsync("scope", """{"name":"OpenIdScope","ScopeName":"bookings","DisplayName":"See your bookings"}""");
        Assert.Contains("bookings", await ScopesAsync());

        async Task<IReadOnlyList<string>> ScopesAsync()
        {
            var offered = JsonNode.Parse(await client.GetStringAsync("/.well-known/openid-configuration"))!["scopes_supported"]!.AsArray().Select(scope => (string)scope!).Order().ToList();
            var flows = JsonNode.Parse(await client.GetStringAsync(Path))!["components"]!["securitySchemes"]!["oauth2"]!["flows"]!;
            Assert.Equal(offered, flows["authorizationCode"]!["scopes"]!.AsObject().Select(scope => scope.Key).Order());
            // A program that acts for itself is not given refresh tokens (RFC 6749 section 4.4.3).
            Assert.Equal(offered.Where(scope => scope != "offline_access"), flows["clientCredentials"]!["scopes"]!.AsObject().Select(scope => scope.Key).Order());
            return offered;
        }
    }

    [Theory, BothDatabases]
    public async Task Types_are_told_to_those_who_may_see_them_and_their_write_shape_to_those_who_may_make_them(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        using var nobody = site.NewClient();
        using var editor = await site.BearerAsync(await site.NewAsync("Editor"));
        var (few, all) = (await SchemasAsync(nobody), await SchemasAsync(editor));
        Assert.True(few.ContainsKey("Content.Mix"));
        Assert.False(few.ContainsKey("Content.Mix.Write"));
        Assert.False(few.ContainsKey("Content.Hero"));
        Assert.True(all.ContainsKey("Content.Mix.Write"));
        Assert.True(all.ContainsKey("Content.Hero"));

        var own = all["Content.Mix"]!["allOf"]![1]!["properties"]!;
        Assert.Equal("Mix", (string?)own["ContentType"]!["const"]);
        Assert.NotNull(own["TitlePart"]!["properties"]!["Title"]);
        Assert.NotNull(own["Mix"]!["properties"]!["DurationSeconds"]!["properties"]!["Value"]);
    }

    [Theory, BothDatabases]
    public async Task Who_has_it_gets_304_until_a_definition_changes(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        using var client = site.NewClient();
        using var first = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        await site.RunRecipeAsync("mood", """{"name":"ContentDefinition","ContentParts":[{"Name":"Mix","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Mood","Settings":{}}]}]}""");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());
        Assert.NotNull((await SchemasAsync(client))["Content.Mix"]!["allOf"]![1]!["properties"]!["Mix"]!["properties"]!["Mood"]);

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact, NoDatabase("It looks at doors alone.")]
    public async Task Doors_of_a_feature_are_in_it_while_the_feature_is_on()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite);
        using var client = site.NewClient();
        Assert.DoesNotContain(BellDoor, await client.GetStringAsync(Path), StringComparison.Ordinal);
        await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch([BellModule.Bell], []), CancellationToken.None));
        Assert.Contains(BellDoor, await client.GetStringAsync(Path), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Objects(member.Value)).Append(json),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static async Task<JsonObject> SchemasAsync(HttpClient client) =>
        JsonNode.Parse(await client.GetStringAsync(Path))!["components"]!["schemas"]!.AsObject();

    private static async Task<string> ComplaintsAsync(string document)
    {
        var (ok, output) = await Node.RunAsync("node", ["validate.mjs"], input: document);
        Assert.True(ok, output);
        return output;
    }
}
