using System.Text;
using Jaytek.Engine.Http;

namespace Jaytek.UnitTests.Engine;

public sealed class FormWithoutZeroesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=b", "a=b")]
    [InlineData("a=%00", "a=")]
    [InlineData("%00a%00%00=b%2500c%0", "a=b%2500c%0")]
    [InlineData("a=%00%0A%", "a=%0A%")]
    public async Task The_body_lacks_nothing_else_however_it_comes(string body, string expected)
    {
        foreach (var size in new[] { 1, 2, 3, 7, 5000 })
        {
            // Across the end of what is read at once.
            var (before, after) = (new string('x', 4094), new string('y', 4095));
            using var input = new Slow(Encoding.ASCII.GetBytes(before + body + after), size);
            using var reader = new StreamReader(new FormWithoutZeroes(input), Encoding.ASCII);
            Assert.Equal(before + expected + after, await reader.ReadToEndAsync());
        }
    }

    private sealed class Slow(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
