using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.UnitTests.Portfolio;

public sealed class NameFitTests
{
    [Theory]
    [InlineData("Mira Voss", 4, 9)]
    [InlineData("DJ Bo", 4, 5)]
    [InlineData("Bo", 4, 4)]
    [InlineData("Kilowatt Collective", 10, null)]
    [InlineData("The Department of Nocturnal Maintenance", 13, null)]
    [InlineData("A B C D E F G H I J K L", 8, null)]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 20, null)]
    [InlineData("  Mira \t Voss ", 4, 9)]
    public void Name_is_measured_by_its_widest_line_and_as_a_whole(string name, int widest, int? oneLine)
    {
        var fit = NameFit.Of(name);

        Assert.Equal((widest, oneLine), (fit.Widest, fit.OneLine));
    }

    [Fact]
    public void Letters_are_counted_as_people_see_them() =>
        Assert.Equal(NameFit.Of("Zoe").OneLine, NameFit.Of("Zoe\u0301").OneLine);
}
