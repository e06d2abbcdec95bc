using Jaytek.Portfolio.Texts;

namespace Jaytek.UnitTests.Portfolio;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("PT", "Portugal")]
    [InlineData("jp", "Japan")]
    [InlineData("ZZZ", "ZZZ")]
    [InlineData("1<", "1<")]
    [InlineData(null, null)]
    public void Code_is_shown_as_a_name_where_there_is_one(string? code, string? name) => Assert.Equal(name, Countries.NameOf(code));
}
