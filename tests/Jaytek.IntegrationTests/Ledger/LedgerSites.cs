using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Sites on which the ledger is on.</summary>
internal static class LedgerSites
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestSite>>> Switched = new();

    /// <summary>The shared site; tests make their own users and accounts on it.</summary>
    public static Task<TestSite> GetAsync(DatabaseProvider provider) => Switched.GetOrAdd(provider, p => new Lazy<Task<TestSite>>(async () =>
    {
        var site = await SharedSites.GetAsync(p);
        await SwitchOnAsync(site);
        return site;
    })).Value;

    /// <summary>A site of the test's own.</summary>
    public static async Task<TestSite> StartAsync(DatabaseProvider provider, TestSiteOptions? options = null)
    {
        var site = await TestSite.StartAsync(provider, options);
        await SwitchOnAsync(site);
        return site;
    }

    private static async Task SwitchOnAsync(TestSite site) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Ledger"], []), CancellationToken.None))).Error);
}
