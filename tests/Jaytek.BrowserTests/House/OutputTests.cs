namespace Jaytek.BrowserTests.House;

public sealed class OutputTests
{
    [Fact]
    public void Host_and_browser_driver_are_built_beside_the_tests()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll")));
        Assert.True(Directory.Exists(Path.Combine(AppContext.BaseDirectory, ".playwright")));
    }
}
