using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Jaytek.UnitTests.House;

public sealed class DependencyRecordTests
{
    private static readonly string s_record = File.ReadAllText(Path.Combine(Repository.Root, "docs", "decisions", "dependencies.md"));

    [Fact]
    public void Every_package_says_in_the_record_what_it_is_for()
    {
        var unexplained = NuGetPackages().Concat(NpmPackages()).Where(package => !Names(s_record, package));

        Assert.Empty(unexplained);
    }

    [Theory]
    [InlineData("| Quartz | jobs |", "Quartz", true)]
    [InlineData("| Microsoft.CodeAnalysis.CSharp.Workspaces |", "Microsoft.CodeAnalysis.CSharp", false)]
    [InlineData("| @tabler/icons |", "@tabler/core", false)]
    public void A_longer_name_does_not_explain_a_shorter_one(string record, string package, bool named) =>
        Assert.Equal(named, Names(record, package));

    private static IEnumerable<string> NuGetPackages() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);

    private static List<string> NpmPackages()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "eng", "assets", "package.json")));
        return [.. new[] { "dependencies", "devDependencies" }.SelectMany(list => manifest.RootElement.GetProperty(list).EnumerateObject()).Select(package => package.Name)];
    }

    private static bool Names(string record, string package) =>
        Regex.IsMatch(record, $@"(?<![\w./@-]){Regex.Escape(package)}(?![\w/-]|\.\w)", RegexOptions.CultureInvariant);
}
