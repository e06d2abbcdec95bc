using Jaytek.Contents.Contracts;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;

namespace Jaytek.UnitTests.Webhooks;

/// <summary>The rules that need no site: names, patterns, waits and signatures.</summary>
public sealed class WebhookRuleTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("content.*", true)]
    [InlineData("content.published", true)]
    [InlineData("content", false)]
    [InlineData("cont.*", false)]
    [InlineData("content.publish", false)]
    [InlineData("content.unpublished", false)]
    public void A_pattern_fits_a_name_or_its_beginning(string pattern, bool fits) => Assert.Equal(fits, EventPattern.Fits(pattern, "content.published"));

    [Fact]
    public void An_events_name_is_its_classs_words() => Assert.Equal("content.draft.saved", EventNames.Of(typeof(ContentDraftSaved)));

    [Fact]
    public void A_signature_is_that_of_the_standards_own_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Signature.Of(
            [Secrets.KeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330), """{"test": 2432232314}"""));

    [Fact]
    public void Waits_grow_and_end_after_a_day()
    {
        var start = DateTimeOffset.UnixEpoch;
        var (now, until, tries, last) = (start, start.AddHours(24), 0, TimeSpan.Zero);
        while (BackOff.Next(++tries, now, until, null, 0.5) is { } next)
        {
            Assert.True(next == until || next - now >= last, $"Try {tries} comes sooner than the one before.");
            (last, now) = (next - now, next);
        }
        Assert.Equal(until, now);
        Assert.InRange(tries, 10, 20);
    }

    [Theory]
    [InlineData(0.0, 4)]
    [InlineData(1.0, 6)]
    public void No_two_wait_the_same(double chance, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackOff.Next(1, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, chance) - DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_receiver_may_ask_for_more_time_and_not_for_less()
    {
        var now = DateTimeOffset.UnixEpoch;
        Assert.Equal(now.AddHours(2), BackOff.Next(1, now, now.AddHours(24), TimeSpan.FromHours(2), 0.5));
        Assert.Equal(now.AddSeconds(5), BackOff.Next(1, now, now.AddHours(24), TimeSpan.FromSeconds(-9), 0.5));
        Assert.Equal(now.AddHours(24), BackOff.Next(1, now, now.AddHours(24), TimeSpan.FromDays(30), 0.5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void What_is_no_secret_has_no_key(string? secret) => Assert.Null(Secrets.KeyOf(secret));
}
