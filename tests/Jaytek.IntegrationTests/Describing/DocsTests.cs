using System.Text;
using System.Text.RegularExpressions;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>What <c>docs/api.md</c> tells a newcomer to type works as it is printed, and prints what stands there.</summary>
[Trait("Category", "Slow")]
public sealed partial class DocsTests
{
    private const string Printed = "http://localhost:5080";
    private const string Password = "Night-Train-7-Harbour";
    private const string Mark = "-- what docs/api.md prints --";

    [Fact, NoDatabase("It runs what the page prints, on what a newcomer gets.")]
    public async Task Its_commands_print_what_it_says()
    {
        var blocks = Read(await File.ReadAllTextAsync(Path.Combine(Checkout(), "docs", "api.md")));
        Assert.Contains(blocks, block => block.Kind == "sh site" && block.Text.Contains($"AdminPassword='{Password}' ./jaytek run", StringComparison.Ordinal));
        var commands = blocks.Where(block => block.Kind == "sh").ToList();
        Assert.True(commands.Count > 5, "Nothing is run.");

        var work = Directory.CreateTempSubdirectory("jaytek-docs-");
        var data = new TestDatabaseSettings("Sqlite", "");
        await using var site = HostProcess.Start(work.CreateSubdirectory("data").FullName, data, "demo", ("Jaytek:Setup:AdminPassword", Password));
        await site.ReadyAsync();
        // Where a newcomer stands: a folder with the script in it, and room beside it.
        var here = work.CreateSubdirectory("checkout");
        File.CreateSymbolicLink(Path.Combine(here.FullName, "jaytek"), Path.Combine(Checkout(), "jaytek"));

        var script = new StringBuilder("set -e -o pipefail\n");
        foreach (var block in commands)
            script.Append(block.Text.Replace(Printed, site.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)).Append($"\necho '{Mark}'\n");
        var (ok, output) = await Node.RunAsync("bash", ["-c", script.ToString()], here.FullName, environment: new Dictionary<string, string>
        {
            ["Jaytek__DataDirectory"] = Path.Combine(work.FullName, "data"), ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Jaytek__Database__Provider"] = "Sqlite",
            ["Jaytek__Database__ConnectionString"] = "",
        });
        Assert.True(ok, output);
        var outputs = output.Split(Mark + "\n");
        for (var i = 0; i < commands.Count; i++)
        {
            if (commands[i].Output is { } expected)
                Assert.Matches($"^{Regex.Escape(expected.Trim()).Replace("…", ".*", StringComparison.Ordinal)}$", outputs[i].Trim());
        }

        await site.KillAsync();
        work.Delete(recursive: true);
    }

    private static string Checkout() => Path.GetFullPath(Path.Combine(Node.Folder(), "..", "..", ".."));

    // A block of text right behind a block of commands is what these print.
    private static List<Block> Read(string text)
    {
        var blocks = new List<Block>();
        foreach (Match match in Fenced().Matches(text))
        {
            if (match.Groups["kind"].Value == "text")
                blocks[^1] = blocks[^1] with { Output = match.Groups["text"].Value };
            else
                blocks.Add(new Block(match.Groups["kind"].Value, match.Groups["text"].Value, null));
        }

        return blocks;
    }

    [GeneratedRegex("^```(?<kind>[a-z ]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    private sealed record Block(string Kind, string Text, string? Output);
}
