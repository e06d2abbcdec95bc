using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Architecture;

/// <summary>Deep modules, small files: where a file or method grows past these sizes it asks to be split by noun.</summary>
public sealed class SizeTests
{
    private static readonly string[] Extensions = [".cs", ".cshtml", ".css", ".js", ".mjs"];

    [Fact]
    public void At_most_one_source_file_in_a_hundred_is_longer_than_300_lines()
    {
        var files = Sources().Select(f => (File: f, Lines: File.ReadLines(f).Count())).ToList();
        var tooLong = files.Where(f => f.Lines > SourceSizes.MaxFileLines).ToList();
        Assert.True(tooLong.Count * 100 <= files.Count, $"{tooLong.Count} of {files.Count}: {string.Join(", ", tooLong)}");
    }

    [Fact]
    public void No_method_is_longer_than_60_lines()
    {
        var tooLong = Sources().Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => SourceSizes.Methods(File.ReadAllText(f)).Select(m => (File: f, m.Method, m.Lines)))
            .Where(m => m.Lines > SourceSizes.MaxMethodLines).ToList();
        Assert.Empty(tooLong);
    }

    [Fact]
    public void There_are_at_most_30_projects() =>
        Assert.InRange(Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Count(IsOurs), 1, 30);

    [Fact]
    public void A_method_of_61_lines_is_seen()
    {
        var guilty = "class C { void M()\n{\n" + string.Concat(Enumerable.Repeat("    ;\n", 58)) + "} }";
        Assert.Equal(("M", 61), Assert.Single(SourceSizes.Methods(guilty)));
    }

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f)) && IsOurs(f) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static bool IsOurs(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/wwwroot/lib/", StringComparison.Ordinal)
        && !path.Contains("/artifacts/", StringComparison.Ordinal);
}
