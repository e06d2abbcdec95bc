using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Media.Resumable;
using Jaytek.IntegrationTests.OpenId;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Engine.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>What programs learn of the limits that they are counted by.</summary>
public sealed partial class RateLimitTests
{
    [Theory, BothDatabases]
    public async Task Programs_are_told_where_they_stand_and_refused_beyond_until_the_minute_is_over(DatabaseProvider provider)
    {
        var clock = new SteppedClock();
        await using var site = await StartAsync(provider, clock, ("AnonymousApi", "3"));
        using var client = site.NewClient();
        for (var left = 2; left >= 0; left--)
        {
            using var answer = await client.GetAsync("/api/identity/manage/info");
            Assert.Equal("\"anonymous-api\";q=3;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            var standing = Standing().Match(Assert.Single(answer.Headers.GetValues("RateLimit")));
            Assert.Equal(left.ToString(System.Globalization.CultureInfo.InvariantCulture), standing.Groups[1].Value);
            Assert.InRange(int.Parse(standing.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        }

        // What there is not is counted too.
        using var refused = await client.GetAsync("/api/nothing/here");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Contains("engine.rate_limited", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Matches("\"anonymous-api\";r=0;t=[0-9]+", Assert.Single(refused.Headers.GetValues("RateLimit")));
        clock.Advance(refused.Headers.RetryAfter.Delta.Value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/identity/manage/info")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Signed_in_callers_are_counted_each_for_themselves_and_pages_bear_no_fields(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new SteppedClock(), ("SignedIn", "2"), ("AnonymousWrites", "100"));
        using var one = await site.BearerAsync(await site.NewAsync("Student"));
        using var other = await site.BearerAsync(await site.NewAsync("Student"));
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests })
            Assert.Equal(expected, (await one.GetAsync("/api/identity/manage/info")).StatusCode);
        using var answer = await other.GetAsync("/api/identity/manage/info");
        Assert.StartsWith("\"signed-in\";r=1;", Assert.Single(answer.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        using var nobody = site.NewClient();
        Assert.False((await nobody.GetAsync("/login")).Headers.Contains("RateLimit"));
        Assert.Equal(1, site.Services.GetRequiredService<RateLimitReport>().Classes.Single(limit => limit.Name == "signed-in").Refused);
    }

    [Theory, BothDatabases]
    public async Task Sign_in_by_a_program_is_counted_twice_and_says_so(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new SteppedClock(), ("AnonymousWrites", "9"), ("SignIns", "4"));
        using var client = site.NewClient();
        using var answer = await client.PostAsync("/api/identity/login", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal("\"anonymous-writes\";q=9;w=60, \"passwords\";q=4;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
    }

    [Theory, BothDatabases]
    public async Task Protocol_of_sign_in_answers_programs_in_its_own_shape(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new SteppedClock(), ("AnonymousWrites", "1"));
        using var client = site.NewClient();
        await client.PostAsync("/connect/token", new StringContent(""));
        using var refused = await client.PostAsync("/connect/token", new StringContent(""));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"error\":\"temporarily_unavailable\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory, BothDatabases]
    public async Task Clients_behind_one_address_are_counted_each_for_themselves_once_they_have_proven_who_they_are(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new SteppedClock(), ("AnonymousWrites", "2"), ("Clients", "3"));
        var (one, other) = (await Client.NewAsync(site, "--roles", "Editor"), await Client.NewAsync(site, "--roles", "Editor"));
        (string, string?) grant = ("grant_type", "client_credentials");
        for (var left = 2; left >= 0; left--)
        {
            using var answer = await one.TokenAsync(grant);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("\"clients\";q=3;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            Assert.StartsWith($"\"clients\";r={left};", Assert.Single(answer.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        }

        using var http = site.NewClient();
        foreach (var refused in new[] { await one.TokenAsync(grant), await http.PostAsync("/connect/introspect", one.Form(("token", "x"))), await http.PostAsync("/connect/revoke", one.Form(("token", "x"))) })
        {
            await Client.AssertRefusedAsync(refused, HttpStatusCode.TooManyRequests, "temporarily_unavailable");
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        // Who proves nothing is one of all at the address, and takes nothing from those who do.
        foreach (var expected in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests })
            Assert.Equal(expected, (await other.TokenAsync(grant, ("client_secret", "wrong"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.TokenAsync(grant)).StatusCode);
        Assert.Equal(3, site.Services.GetRequiredService<RateLimitReport>().Classes.Single(limit => limit.Name == "clients").Refused);
    }

    [Theory, BothDatabases]
    public async Task A_server_that_asks_for_many_is_counted_apart_from_people(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new SteppedClock(), ("SignedIn", "1"), ("Servers", "3"));
        var client = await Client.NewAsync(site, "--roles", "Editor");
        using var answer = await client.TokenAsync(("grant_type", "client_credentials"));
        var token = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
        using var server = site.NewClient();
        server.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var expected in new[] { HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests })
        {
            using var counted = await server.GetAsync("/api/nothing/here");
            Assert.Equal((expected, "\"servers\";q=3;w=60"), (counted.StatusCode, counted.Header("RateLimit-Policy")));
        }
    }

    [Theory, BothDatabases]
    public async Task The_pieces_of_an_upload_are_counted_apart(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(
            provider, new SteppedClock(), ("Jaytek:RateLimits:Enabled", "true"), ("Jaytek:RateLimits:SignedIn", "2"), ("Jaytek:RateLimits:Uploads", "12"));
        using var dj = await site.BearerAsync(await site.NewAsync("DJ"));
        var upload = await dj.BeginAsync(Library.NewPath(".png"), 4_000);
        for (var offset = 0; offset < 10; offset++)
        {
            using var piece = await dj.AppendAsync(upload, offset, [(byte)'a']);
            Assert.Equal((HttpStatusCode.NoContent, "\"uploads\";q=12;w=60"), (piece.StatusCode, piece.Header("RateLimit-Policy")));
        }

        Assert.Equal(10, await dj.OffsetAsync(upload));
        Assert.Equal(10, await dj.OffsetAsync(upload));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await dj.AppendAsync(upload, 10, [(byte)'a'])).StatusCode);
        // The rest of the API goes on: the upload's beginning and this are the two.
        Assert.Equal(HttpStatusCode.OK, (await dj.GetAsync("/api/identity/manage/info")).StatusCode);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, TimeProvider clock, params (string Key, string Value)[] limits) =>
        TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: limits.Append(("Enabled", "true")).ToDictionary(limit => $"Jaytek:RateLimits:{limit.Item1}", limit => limit.Item2),
            Services: services => services.AddSingleton(clock)));

    /// <summary>A clock whose stopwatch a test moves too.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private long _ahead;

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) * (TimestampFrequency / (double)TimeSpan.TicksPerSecond));
    }

    [GeneratedRegex("^\"anonymous-api\";r=([0-9]+);t=([0-9]+)$")]
    private static partial Regex Standing();
}
