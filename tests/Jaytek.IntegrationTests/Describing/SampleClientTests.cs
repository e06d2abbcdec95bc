using Jaytek.Contents.Clients;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>The sample site's client is what the verb writes for the demo's types today.</summary>
public sealed class SampleClientTests
{
    [Fact, NoDatabase("It compares what is written for the demo's types, which know no database, with a file.")]
    public async Task It_is_current()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(Recipe: "demo"));
        var output = new StringWriter();
        await site.InScopeAsync(s => s.GetRequiredService<ClientVerb>().RunAsync(["-"], new CommandConsole(output, output), CancellationToken.None));
        Assert.True(
            output.ToString() == await File.ReadAllTextAsync(Path.Combine(NextSite.Folder, "lib", "jaytek.ts")),
            "The demo's types or the client have changed: make samples/next-site/lib/jaytek.ts anew with ./jaytek client typescript.");
    }
}
