using Jaytek.Admin.Work;

namespace Jaytek.UnitTests.Admin;

/// <summary>Schedules as people say them.</summary>
public sealed class CronWordsTests
{
    [Theory]
    [InlineData("0/20 * * * * ?", "every 20 seconds")]
    [InlineData("* * * * * ?", "every second")]
    [InlineData("0 * * * * ?", "every minute")]
    [InlineData("20 * * * * ?", "every minute")]
    [InlineData("0 0/5 * * * ?", "every 5 minutes")]
    [InlineData("0 */15 * * * ?", "every 15 minutes")]
    [InlineData("0 17 * * * ?", "every hour at :17")]
    [InlineData("0 5 0/6 * * ?", "every 6 hours at :05")]
    [InlineData("0 40 3 * * ?", "every day at 03:40")]
    [InlineData("0 0 4 ? * MON", "every Monday at 04:00")]
    [InlineData("0 30 2 1 * ?", "on day 1 of every month at 02:30")]
    [InlineData("0 0 12 1/5 * ?", "0 0 12 1/5 * ?")]
    [InlineData("0 0 9 ? JAN MON-FRI", "0 0 9 ? JAN MON-FRI")]
    public void A_schedule_is_said_in_words_where_it_can_be(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));
}
