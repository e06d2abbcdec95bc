using Jaytek.Engine.Http;

namespace Jaytek.UnitTests.Engine;

/// <summary>Which coding a client gets.</summary>
public sealed class AcceptedEncodingTests
{
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*;q=0.1, gzip;q=0", "br")]
    [InlineData("identity", "")]
    [InlineData("deflate, zstd", "")]
    [InlineData("xbr, gzipped", "")]
    [InlineData("br;q=", "")]
    [InlineData("", "")]
    public void The_coding_that_is_liked_best_and_none_that_is_refused(string field, string coding) =>
        Assert.Equal(coding, AcceptedEncoding.Of(field).ToString());
}
