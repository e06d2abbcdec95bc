using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>What every answer has, whoever gives it: its status, its code or page, its headers.</summary>
public sealed class PipelineTests
{
    [Theory]
    [BothDatabases("GET", "/api/nothing/here", 404, "engine.not_found")]
    [BothDatabases("POST", "/api/unknown", 404, "engine.not_found")]
    [BothDatabases("DELETE", "/api/unknown", 404, "engine.not_found")]
    [BothDatabases("PUT", "/api/identity/login", 405, "engine.method_not_allowed")]
    [BothDatabases("POST", "/api/identity/login", 415, "engine.unsupported_media_type")]
    [BothDatabases("GET", "/api/test/pipeline/bug", 500, "engine.bug")]
    [BothDatabases("GET", "/api/test/pipeline/forged", 400, "engine.bad_request")]
    [BothDatabases("GET", "/api/test/pipeline/busy", 503, "engine.busy")]
    public async Task Every_error_of_the_API_is_a_problem_with_a_code_and_the_security_headers(DatabaseProvider provider, string method, string path, int status, string code)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
            request.Content = new StringContent("hello", Encoding.UTF8, "text/plain");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
        Assert.Equal(status == 405 ? "POST" : "", string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory, BothDatabases]
    public async Task A_HEAD_of_a_stream_has_the_headers_of_the_GET_and_reads_nothing(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        var (got, asked) = (PublicId.New(), PublicId.New());
        using var whole = await client.GetAsync($"/test/pipeline/stream?name={got}");
        using var head = await HeadAsync(client, $"/test/pipeline/stream?name={asked}");
        Assert.Equal(HeadersOf(whole), HeadersOf(head));
        Assert.Equal(PipelineDoors.Length, head.Content.Headers.ContentLength);
        Assert.Equal((true, 0), (PipelineDoors.Streams[got].Taken > 0, PipelineDoors.Streams[asked].Taken));
    }

    [Theory, BothDatabases]
    public async Task A_HEAD_of_an_item_a_page_and_what_is_not_there_has_the_headers_of_the_GET(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        foreach (var path in new[] { $"/api/content/{item.ContentItemId}", "/api/content/nothing", "/login", "/nowhere" })
        {
            // Two strangers: whoever has been here has cookies, which change the headers.
            using var client = site.NewClient();
            using var another = site.NewClient();
            using var whole = await client.GetAsync(path);
            using var head = await HeadAsync(another, path);
            Assert.Equal(whole.StatusCode, head.StatusCode);
            Assert.Equal(HeadersOf(whole), HeadersOf(head));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_too_large_or_damaged_is_the_clients_error_with_a_page(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        // The answer comes before the body is sent: it is known from its length to be too large.
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var large = new StringContent("a=" + new string('b', 31_000_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var damaged = new StringContent("--x\r\nnonsense", Encoding.UTF8);
        damaged.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var many = new FormUrlEncodedContent(Enumerable.Range(0, 9000).Select(i => KeyValuePair.Create($"f{i}", "1")));
        foreach (var (form, path, status) in new (HttpContent, string, HttpStatusCode)[]
        {
            (large, "/test/pipeline/form", HttpStatusCode.RequestEntityTooLarge), (large, "/login", HttpStatusCode.RequestEntityTooLarge),
            (damaged, "/login", HttpStatusCode.BadRequest), (many, "/login", HttpStatusCode.RequestEntityTooLarge),
        })
        {
            using var answer = await client.PostAsync(path, form);
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    // The framework tells these apart by words alone.
    [Theory]
    [BothDatabases("count")]
    [BothDatabases("key")]
    [BothDatabases("value")]
    public async Task Each_limit_of_a_form_is_told_as_one(DatabaseProvider provider, string limit)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        const int FiveMegabytes = 5_000_000;
        using HttpContent form = limit switch
        {
            "count" => new FormUrlEncodedContent(Enumerable.Range(0, 9000).Select(i => KeyValuePair.Create($"f{i}", "1"))),
            "key" => new FormUrlEncodedContent([KeyValuePair.Create(new string('k', 3000), "1")]),
            _ => new FormUrlEncodedContent([KeyValuePair.Create("a", new string('v', FiveMegabytes))]),
        };
        using var answer = await client.PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("more fields, or longer ones", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_program_that_sends_too_much_is_told_how_much_it_may(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        using var answer = await client.PostAsync("/api/identity/login", new StringContent(new string(' ', 20_000), Encoding.UTF8, "application/json"));
        var problem = await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "engine.too_large");
        Assert.Equal("This address takes up to 16 kB at once.", problem["detail"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task Whoever_signs_in_too_often_gets_a_page_and_a_program_a_problem(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: new Dictionary<string, string>
        {
            ["Jaytek:RateLimits:Enabled"] = "true", ["Jaytek:RateLimits:AnonymousWrites"] = "1",
        }));
        using var client = site.NewClient();
        await client.PostLoginAsync("nobody");
        using var page = await client.PostLoginAsync("nobody");
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"en\">", text, StringComparison.Ordinal);
        Assert.Contains("<h1>One moment</h1>", text, StringComparison.Ordinal);
        // Neither the theme nor who reads it is asked for.
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", text, StringComparison.Ordinal);
        // Its style is let in by its hash and nothing else is.
        var style = text[(text.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length)..text.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; style-src 'sha256-{hash}'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.NotNull(page.Headers.RetryAfter);
        using var api = await client.PostAsync("/api/identity/login", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType?.MediaType));
    }

    private static Task<HttpResponseMessage> HeadAsync(HttpClient client, string path) => client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

    // Cookies and the time are of their own answer; an answer without a length of its own has none under HEAD either.
    private static string HeadersOf(HttpResponseMessage answer) => string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
        .Where(h => h.Key is not ("Date" or "Set-Cookie" or "Transfer-Encoding"))
        .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal));
}
