using System.Text.RegularExpressions;

namespace Jaytek.UnitTests.House;

public sealed partial class SolutionTests
{
    [Fact]
    public void Solution_lists_every_project_of_the_tree_and_no_other()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Jaytek.Cms.sln"));
        var listed = ProjectPath().Matches(solution)
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        // After a project came or went: eng/solution.sh
        Assert.Equal(Repository.Projects(), listed);
    }

    [GeneratedRegex("""= "[^"]+", "([^"]+\.csproj)",""")]
    private static partial Regex ProjectPath();
}
