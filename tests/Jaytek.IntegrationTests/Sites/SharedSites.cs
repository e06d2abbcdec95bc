using System.Collections.Concurrent;
using Jaytek.Engine.Data;

namespace Jaytek.IntegrationTests.Sites;

/// <summary>One site per database for all tests that leave it fit for others: such a test makes its own users and items and looks at these only.</summary>
public static class SharedSites
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestSite>>> Sites = new();

    static SharedSites() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(DisposeAllAsync).Wait(TimeSpan.FromSeconds(30));

    /// <summary>The shared site on this database; started by the first test that asks.</summary>
    public static Task<TestSite> GetAsync(DatabaseProvider provider) =>
        Sites.GetOrAdd(provider, p => new Lazy<Task<TestSite>>(() => TestSite.StartAsync(p))).Value;

    private static async Task DisposeAllAsync()
    {
        foreach (var site in Sites.Values.Where(s => s.IsValueCreated && s.Value.IsCompletedSuccessfully))
            await (await site.Value).DisposeAsync();
    }
}
