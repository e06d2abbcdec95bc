using Jaytek.Search.Words;

namespace Jaytek.UnitTests.Search;

public sealed class NearnessTests
{
    [Theory]
    [InlineData("harbor", "harbour lights", 1, 1)]
    [InlineData("hrabour", "harbour lights", 1, 1)]
    [InlineData("lightses", "harbour lights", 1, 1)]
    [InlineData("harbou lihgts", "harbour lights", 2, 1)]
    [InlineData("hrab", "harbour lights", 1, 1)]
    [InlineData("garbour", "harbour lights", 1, 1)]
    [InlineData("ahrbour", "harbour lights", 1, 1)]
    [InlineData("harb", "to harbour", 1, 0)]
    [InlineData("to", "to harbour", 1, 0)]
    [InlineData("kiln", "harbour lights", 0, 0)]
    [InlineData("ab", "ac harbour", 0, 0)]
    public void A_title_is_near_by_its_words(string typed, string title, int words, int distance) =>
        Assert.Equal((words, distance), Nearness.Of(typed.Split(' '), title));

    [Fact]
    public void Comparing_costs_no_memory_whatever_is_typed()
    {
        string[] typed = ["harbor", "lihgts", new('x', 200)];
        var title = "harbour lights of the harbours " + new string('x', 199);
        Nearness.Of(typed, title);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Nearness.Of(typed, title);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
