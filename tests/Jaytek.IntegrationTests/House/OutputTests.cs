using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.House;

public sealed class OutputTests
{
    [Fact, NoDatabase("Looks at files only.")]
    public void Host_is_built_beside_the_tests() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll")));
}
