using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Deep modules, small files: where a file or method grows past these sizes it asks to be split by noun.</summary>
public sealed class SizeTests
{
    private static readonly string[] Extensions = [".cs", ".cshtml", ".css", ".js", ".mjs"];

    [Fact]
    public void At_most_one_source_file_in_a_hundred_is_longer_than_300_lines() =>
        Assert.Empty(SourceSizes.TooLong([.. Sources().Select(f => (f, File.ReadLines(f).Count()))]));

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Assert.Empty(Sources().Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => SourceSizes.LongMethods(f, File.ReadAllText(f))));

    [Fact]
    public void There_are_at_most_30_projects() => Assert.InRange(Projects(Repository.Root), 1, SourceSizes.MaxProjects);

    [Fact]
    public void The_guilty_are_seen()
    {
        var guilty = "class C { void M()\n{\n" + string.Concat(Enumerable.Repeat("    ;\n", 58)) + "} }";
        Assert.Equal("C.cs, M: 61", Assert.Single(SourceSizes.LongMethods("C.cs", guilty)));
        Assert.Empty(SourceSizes.LongMethods("C.cs", guilty.Replace("\n    ;\n    ;", "\n    ;", StringComparison.Ordinal)));

        var short200 = Enumerable.Repeat(("short.cs", SourceSizes.MaxFileLines), 200).ToList();
        Assert.Equal(["long.cs: 301", "long.cs: 301", "long.cs: 301"], SourceSizes.TooLong([.. short200, .. Enumerable.Repeat(("long.cs", 301), 3)]));
        Assert.Empty(SourceSizes.TooLong([.. short200, ("long.cs", 301), ("long.cs", 301)]));

        var folder = Directory.CreateTempSubdirectory("jaytek-projects-").FullName;
        for (var i = 0; i <= SourceSizes.MaxProjects; i++)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, i == 0 ? "obj" : $"p{i}")).FullName, "p.csproj"), "");
        Assert.Equal(SourceSizes.MaxProjects, Projects(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static int Projects(string root) => Directory.GetFiles(root, "*.csproj", SearchOption.AllDirectories).Count(IsOurs);

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f)) && IsOurs(f) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static bool IsOurs(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/wwwroot/lib/", StringComparison.Ordinal)
        && !path.Contains("/artifacts/", StringComparison.Ordinal);
}
