using Jaytek.Engine.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Engine;

/// <summary>If-None-Match as RFC 9110 has it.</summary>
public sealed class EntityTagTests
{
    [Theory]
    [InlineData("\"abc\"", true)]
    [InlineData("W/\"abc\"", true)]
    [InlineData("*", true)]
    [InlineData(" * ", true)]
    [InlineData("\"x\", \"abc\"", true)]
    [InlineData("\"x\",W/\"abc\" ,\"y\"", true)]
    [InlineData("\"a,b\", \"abc\"", true)]
    [InlineData(",, \"abc\"", true)]
    [InlineData("nonsense, \"abc\"", true)]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("\"ab\"", false)]
    [InlineData("\"abcd\"", false)]
    [InlineData("\"x\\\"abc\"", false)]
    [InlineData("\"abc", false)]
    [InlineData("\"x,\"abc\"", false)]
    [InlineData("\"x\", *", false)]
    [InlineData("w/\"abc\"", false)]
    [InlineData("\"ABC\"", false)]
    public void A_tag_is_among_the_headers_or_not(string header, bool isAmong) => Assert.Equal(isAmong, EntityTags.IsAmong(header, "\"abc\""));

    [Fact]
    public void Lines_are_one_list() => Assert.True(EntityTags.IsAmong(new StringValues(["\"x\"", "\"y\", \"abc\""]), "\"abc\""));

    [Fact]
    public void No_header_names_nothing() => Assert.False(EntityTags.IsAmong(StringValues.Empty, "\"abc\""));

    [Fact]
    public void A_weak_tag_of_ours_is_compared_weakly_too() => Assert.True(EntityTags.IsAmong("\"abc\"", "W/\"abc\""));

    [Fact]
    public void Comparing_allocates_nothing()
    {
        var header = new StringValues(["\"x\", W/\"y\"", "\"z\", W/\"abc\""]);
        EntityTags.IsAmong(header, "\"abc\"");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            EntityTags.IsAmong(header, "\"abc\"");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
