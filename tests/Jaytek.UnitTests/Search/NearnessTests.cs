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
    [InlineData("kiln", "harbour lights", 0, 0)]
    [InlineData("ab", "ac harbour", 0, 0)]
    public void A_title_is_near_by_its_words(string typed, string title, int words, int distance) =>
        Assert.Equal((words, distance), Nearness.Of(typed.Split(' '), title.Split(' ')));
}
