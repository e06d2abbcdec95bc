using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
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
