using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>Which other sites' scripts may call the API from a browser.</summary>
public sealed class CrossOriginTests
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [BothDatabases("GET", DoorModule.WhoAmI, 200)]
    [BothDatabases("GET", DoorModule.Api, 401)]
    [BothDatabases("POST", "/connect/token", 401)]
    [BothDatabases("GET", "/connect/userinfo", 401)]
    [BothDatabases("POST", "/connect/revoke", 401)]
    [BothDatabases("GET", "/.well-known/openid-configuration", 200)]
    [BothDatabases("GET", "/.well-known/jwks", 200)]
    [BothDatabases("GET", "/api/nothing/here", 404)]
    public async Task Scripts_of_an_applications_origin_read_the_answer_and_others_do_not(DatabaseProvider provider, string method, string path, int status)
    {
        var site = await SharedSites.GetAsync(provider);
        var origin = $"https://{PublicId.New()}.example";
        await Client.NewAsync(site, "--public", "--origin", origin);
        using var http = site.NewClient();
        foreach (var (from, isAllowed) in new[] { (origin, true), (origin + ".evil.example", false), (origin.Replace("https", "http", StringComparison.Ordinal), false), ("null", false), (null, false) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (from is not null)
                request.Headers.Add("Origin", from);
            if (method == "POST")
                request.Content = new FormUrlEncodedContent([]);
            var answer = await http.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains("Origin", answer.Headers.Vary);
            Assert.Equal(isAllowed ? origin : null, answer.Headers.TryGetValues(AllowOrigin, out var values) ? values.Single() : null);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            var exposed = answer.Headers.TryGetValues("Access-Control-Expose-Headers", out var names) ? names.Single() : "";
            Assert.Equal(isAllowed, exposed.Contains("ETag", StringComparison.Ordinal) && exposed.Contains("Upload-Offset", StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task A_preflight_is_answered_for_known_origins_only(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var origin = $"https://{PublicId.New()}.example:8443";
        await Client.NewAsync(site, "--public", "--origin", origin);
        using var http = site.NewClient();
        foreach (var (from, isAllowed) in new[] { (origin, true), ("https://evil.example", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, "/api/content/nothing");
            request.Headers.Add("Origin", from);
            request.Headers.Add("Access-Control-Request-Method", "PUT");
            request.Headers.Add("Access-Control-Request-Headers", "authorization, if-match");
            var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal(isAllowed, answer.Headers.Contains(AllowOrigin));
            Assert.Equal(isAllowed, answer.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) && methods.Single().Contains("PUT", StringComparison.Ordinal));
            Assert.Equal(isAllowed, answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers) && headers.Single().Contains("If-Match", StringComparison.Ordinal));
        }
    }

    [Theory]
    [BothDatabases("/")]
    [BothDatabases("/login")]
    [BothDatabases("/connect/authorize")]
    public async Task Pages_are_for_no_other_site(DatabaseProvider provider, string path)
    {
        var site = await SharedSites.GetAsync(provider);
        var origin = $"https://{PublicId.New()}.example";
        await Client.NewAsync(site, "--public", "--origin", origin);
        using var http = site.NewClient();
        http.DefaultRequestHeaders.Add("Origin", origin);
        Assert.False((await http.GetAsync(path)).Headers.Contains(AllowOrigin));
    }

    [Theory, BothDatabases]
    public async Task Too_many_requests_and_wrong_methods_are_told_in_OAuths_words(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: new Dictionary<string, string>
        {
            ["Jaytek:RateLimits:Enabled"] = "true", ["Jaytek:RateLimits:AnonymousWrites"] = "2",
        }));
        var origin = $"https://{PublicId.New()}.example";
        var client = await Client.NewAsync(site, "--public", "--origin", origin);
        using var http = site.NewClient();
        http.DefaultRequestHeaders.Add("Origin", origin);
        await Client.AssertRefusedAsync(await http.GetAsync("/connect/token"), HttpStatusCode.NotFound, "invalid_request");
        HttpResponseMessage answer;
        do
            answer = await http.PostAsync("/connect/token", client.Form(("grant_type", "refresh_token"), ("refresh_token", "x")));
        while (answer.StatusCode == HttpStatusCode.BadRequest);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.Contains("Retry-After") && answer.Headers.Contains(AllowOrigin));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("temporarily_unavailable", "engine.rate_limited"), ((string)body["error"]!, (string)body["code"]!));
    }
}
