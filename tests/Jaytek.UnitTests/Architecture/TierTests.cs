using System.Diagnostics;
using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Architecture;

/// <summary>The build refuses project references that point up or sideways.</summary>
public sealed class TierTests
{
    [Theory]
    [InlineData("Jaytek.Identity", "Jaytek.Contents", false)]
    [InlineData("Jaytek.Contents", "Jaytek.Ledger", false)]
    [InlineData("Jaytek.Media", "Jaytek.Portfolio", false)]
    [InlineData("Jaytek.Portfolio", "Jaytek.Learning", false)]
    [InlineData("Jaytek.Portfolio", "Jaytek.Media", true)]
    [InlineData("Jaytek.Contents", "Jaytek.Identity", true)]
    [InlineData("Jaytek.Identity", "Jaytek.Admin", true)]
    [InlineData("Jaytek.Kernel", "Jaytek.Engine", false)]
    [InlineData("Jaytek.Engine", "Jaytek.Kernel", true)]
    [InlineData("Jaytek.Engine", "Jaytek.Identity", false)]
    [InlineData("Jaytek.Engine", "Jaytek.Admin", false)]
    [InlineData("Jaytek.Admin", "Jaytek.Contents", false)]
    [InlineData("Jaytek.Migrations.Sqlite", "Jaytek.Contents", false)]
    [InlineData("Jaytek.Portfolio", "Jaytek.Night", false)]
    [InlineData("Jaytek.Night", "Jaytek.Portfolio", true)]
    [InlineData("Jaytek.Night", "Jaytek.Daylight", false)]
    [InlineData("Jaytek.Daylight", "Jaytek.Night", true)]
    public void A_reference_must_point_down(string from, string to, bool allowed)
    {
        var folder = Directory.CreateTempSubdirectory("jaytek-tiers-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"{from}.proj"), $"""
                <Project>
                  <PropertyGroup><JaytekCheckTiers>true</JaytekCheckTiers></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../{to}/{to}.csproj" /></ItemGroup>
                  <Import Project="{Repository.Root}/eng/Tiers.targets" />
                </Project>
                """);
            var (code, output) = Run("dotnet", ["msbuild", Path.Combine(folder.FullName, $"{from}.proj"), "-t:CheckTiers", "-nologo"]);
            Assert.True(allowed == (code == 0), output);
            Assert.Equal(!allowed, output.Contains("JAY001", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Code, string Output) Run(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
