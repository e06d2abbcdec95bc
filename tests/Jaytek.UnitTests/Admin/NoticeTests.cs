using System.Text;
using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Jaytek.UnitTests.Admin;

/// <summary>Notices travel in a cookie, and a browser that was given too much of those gets no page any more.</summary>
public sealed class NoticeTests
{
    [Fact]
    public void Long_ones_are_cut_and_of_many_the_newest_stay()
    {
        var kept = NewTempData();
        for (var i = 0; i < 40; i++)
            kept.Notify(NoticeKind.Error, $"{i}{new string('ä', 5_000)}");

        var length = Encoding.UTF8.GetByteCount(kept.Values.OfType<string>().Single());
        var notices = kept.TakeNotices();
        Assert.Equal(["37", "38", "39"], notices.Select(notice => notice.Text[..2]));
        Assert.All(notices, notice => Assert.Equal((1_000, '…'), (notice.Text.Length, notice.Text[^1])));
        Assert.InRange(length, 0, 20_000);
    }

    [Fact]
    public void Cut_leaves_no_half_of_a_character()
    {
        var kept = NewTempData();
        kept.Notify(NoticeKind.Info, string.Concat(Enumerable.Repeat("🎧", 600)));
        kept.Notify(NoticeKind.Info, "a" + string.Concat(Enumerable.Repeat("🎧", 600)));
        Assert.All(kept.TakeNotices(), notice => Assert.DoesNotContain('\uFFFD', notice.Text));
    }

    private static TempDataDictionary NewTempData() => new(new DefaultHttpContext(), new Nowhere());

    private sealed class Nowhere : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
