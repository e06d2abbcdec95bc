using System.Globalization;
using Jaytek.Contents.Text;

namespace Jaytek.UnitTests.Contents;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1.5", false, "1.5")]
    [InlineData("1,5", false, "1.5")]
    [InlineData(" -0,25 ", false, "-0.25")]
    [InlineData("1,234.5", false, "1234.5")]
    [InlineData("1.234,5", false, "1234.5")]
    [InlineData("1.234.567", false, "1234567")]
    [InlineData("1 234,5", false, "1234.5")]
    [InlineData("1,234", true, "1234")]
    [InlineData("1,234", false, "1.234")]
    [InlineData("128", true, "128")]
    [InlineData("1,23,4", false, null)]
    [InlineData("1.2,3.4", false, null)]
    [InlineData("twelve", false, null)]
    [InlineData("", false, null)]
    public void Numbers_are_read_as_people_type_them(string text, bool isWhole, string? number) =>
        Assert.Equal(number, NumberText.Parse(text, isWhole)?.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("4:30", "270", "4:30")]
    [InlineData("1:04:30", "3870", "1:04:30")]
    [InlineData("64:30", "3870", "1:04:30")]
    [InlineData("90", "90", "1:30")]
    [InlineData("0:07,5", "7.5", "0:07.5")]
    [InlineData("4:75", null, null)]
    [InlineData("1:75:00", null, null)]
    [InlineData("-1:00", null, null)]
    [InlineData("soon", null, null)]
    public void Lengths_of_time_are_minutes_and_seconds(string text, string? seconds, string? shown)
    {
        var read = DurationText.Parse(text);

        Assert.Equal(seconds, read?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(shown, read is { } length ? DurationText.Format(length) : null);
    }
}
