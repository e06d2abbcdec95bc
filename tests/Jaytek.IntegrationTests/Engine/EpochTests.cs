using System.Collections.Concurrent;
using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

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

    [Fact, NoDatabase("It is the database that cannot be reached.")]
    public async Task Listening_goes_on_after_any_failure_and_waits_longer_each_time()
    {
        // What DNS does not know is a SocketException of its own, which Npgsql wraps in nothing.
        await using var source = NpgsqlDataSource.Create("Host=no-such-host.invalid;Username=nobody;Timeout=2");
        var clock = new HastyClock();
        using var lifetime = new Lifetime();
        using var poller = new EpochPoller(new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), [], clock, lifetime, NullLogger<EpochPoller>.Instance);
        using var listening = new EpochListening(source, new EpochNode(), poller, clock, NullLogger<EpochListening>.Instance);
        await listening.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => Task.FromResult(clock.Waits.Count >= 8));
        Assert.False(listening.ExecuteTask!.IsCompleted);
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], clock.Waits.Take(8).Select(wait => wait.TotalSeconds));
        await listening.StopAsync(CancellationToken.None);
    }

    /// <summary>Notes how long is waited, and does not.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }

    [Fact, NoDatabase("It is the database that cannot be reached.")]
    public async Task What_is_disposed_is_a_failure_unless_the_host_ends()
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        await services.DisposeAsync();
        using var lifetime = new Lifetime();
        using var poller = new EpochPoller(scopes, [], TimeProvider.System, lifetime, NullLogger<EpochPoller>.Instance);
        await poller.FollowAsync(CancellationToken.None);
        Assert.NotEmpty(poller.Behind);

        lifetime.StopApplication();
        using var ending = new EpochPoller(scopes, [], TimeProvider.System, lifetime, NullLogger<EpochPoller>.Instance);
        await ending.FollowAsync(CancellationToken.None);
        Assert.Empty(ending.Behind);
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
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
