using System.Diagnostics;

namespace Jaytek.UnitTests.House;

/// <summary>The one script, <c>./jaytek</c>.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Help_lists_every_verb()
    {
        var (code, output, _) = await RunAsync("help");

        Assert.Equal(0, code);
        var verbs = Directory.GetFiles(Path.Combine(Repository.Root, "eng", "verbs"), "*.sh").Select(Path.GetFileNameWithoutExtension);
        Assert.All(verbs, verb => Assert.Contains($"\n  {verb}", output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense", "there is no verb 'nonsense'")]
    [InlineData("../common", "there is no verb '../common'")]
    [InlineData("run --nonsense", "run does not know '--nonsense'")]
    [InlineData("run --urls", "--urls needs an address")]
    [InlineData("test --filter", "--filter needs a name")]
    [InlineData("new-module lower-case", "the name 'lower-case' is not in PascalCase")]
    [InlineData("", "usage: ./jaytek VERB")]
    public async Task Wrong_use_is_explained_and_ends_with_2(string arguments, string expected)
    {
        var (code, output, error) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "jaytek"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = script.StandardError.ReadToEndAsync();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, output, await error);
    }
}
