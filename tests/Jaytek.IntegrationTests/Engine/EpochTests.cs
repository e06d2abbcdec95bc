using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>What one process changes, others follow; one cache that fails keeps none else from it.</summary>
public sealed class EpochTests
{
    [Theory, BothDatabases]
    public async Task A_listener_that_fails_starves_no_other_and_shows_in_the_health(DatabaseProvider provider)
    {
        var (sick, sound, other) = (new Watcher("test-a"), new Watcher("test-a"), new Watcher("test-b"));
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s =>
        {
            foreach (var watcher in new[] { sick, sound, other })
                s.AddSingleton<IEpochListener>(watcher);
        }));
        using var client = site.NewClient();
        sick.IsSick = true;
        var (before, beforeOther) = (sound.Refreshes, other.Refreshes);
        var done = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.bump", scope =>
        {
            scope.Bump("test-a");
            scope.Bump("test-b");
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));
        Assert.True(done.IsSuccess);
        Assert.True(sound.Refreshes > before, "The neighbour under the same epoch did not follow.");
        Assert.True(other.Refreshes > beforeOther, "The listener of another epoch did not follow.");
        var health = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("\"epochs\":\"not ready\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        sick.IsSick = false;
        await Eventually.IsTrueAsync(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private sealed class Watcher(string epoch) : IEpochListener
    {
        public int Refreshes;

        public volatile bool IsSick;

        public string Epoch => epoch;

        public Task RefreshAsync(CancellationToken cancellationToken)
        {
            if (IsSick)
                throw new InvalidOperationException("This watcher is sick.");
            Interlocked.Increment(ref Refreshes);
            return Task.CompletedTask;
        }
    }
}
