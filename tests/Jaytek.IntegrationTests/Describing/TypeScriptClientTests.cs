using Jaytek.Contents.Clients;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>The generated client compiles as strictly as TypeScript can, and reads and writes a running site.</summary>
public sealed class TypeScriptClientTests
{
    [Theory, BothDatabases]
    public async Task It_compiles_strictly_and_reads_and_writes(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: "jaytek"));
        var editor = await site.NewAsync("Editor");
        var folder = Directory.CreateDirectory(Path.Combine(Node.Folder(), "node_modules", ".made", Path.GetRandomFileName()));
        try
        {
            foreach (var file in new[] { "test.ts", "tsconfig.json" })
                File.Copy(Path.Combine(Node.Folder(), "client", file), Path.Combine(folder.FullName, file));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"type":"module"}""");
            Assert.Equal((0, $"{folder.FullName}/jaytek.ts written\n"), await VerbAsync(site, Path.Combine(folder.FullName, "jaytek.ts"), "--url", site.Address.ToString()));

            var (compiles, complaints) = await Node.RunAsync("node", [Path.Combine(Node.Folder(), "node_modules", "typescript", "bin", "tsc"), "--project", folder.FullName]);
            Assert.True(compiles, complaints);
            var (works, output) = await Node.RunAsync("node", ["test.js"], folder.FullName, environment: new Dictionary<string, string>
            {
                ["SITE_URL"] = site.Address.ToString(), ["EDITOR"] = editor.Name, ["PASSWORD"] = Account.Password,
            });
            Assert.True(works, output);
            Assert.Equal("ok\n", output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact, NoDatabase("It looks at arguments alone.")]
    public async Task The_verb_refuses_what_it_does_not_know_and_addresses_of_no_site()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        Assert.Equal(2, (await VerbAsync(site, "--colour")).Code);
        Assert.Equal(2, (await VerbAsync(site, "-", "--url", "nowhere")).Code);
        Assert.Equal(1, (await VerbAsync(site, "/nothing/here/client.ts")).Code);
        Assert.Contains("export class JaytekClient", (await VerbAsync(site, "-")).Output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> VerbAsync(TestSite site, params string[] arguments)
    {
        var output = new StringWriter();
        var code = await site.InScopeAsync(s => s.GetRequiredService<ClientVerb>().RunAsync(arguments, new CommandConsole(output, output), CancellationToken.None));
        return (code, output.ToString());
    }
}
