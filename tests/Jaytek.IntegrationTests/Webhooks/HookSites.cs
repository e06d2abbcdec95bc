using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>Sites that call endpoints on this machine.</summary>
internal static class HookSites
{
    public const string Feature = "Jaytek.Webhooks";

    public static async Task<TestSite> StartAsync(DatabaseProvider provider, TestClock? clock = null, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => s.Value);
        all.TryAdd("Jaytek:Webhooks:AllowLoopback", "true");
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(
            Settings: all, Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock ?? new TestClock()))));
        await SwitchAsync(site, on: true);
        return site;
    }

    public static async Task SwitchAsync(TestSite site, bool on)
    {
        var done = await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>()
            .RunAsync(on ? new FeatureSwitch([Feature], []) : new FeatureSwitch([], [Feature]), CancellationToken.None));
        Assert.Null(done.Error);
    }

    /// <summary>Makes an endpoint; its id and secret.</summary>
    public static async Task<SavedEndpoint> EndpointAsync(this TestSite site, string url, string events = "content.*", string contentTypes = "")
    {
        var saved = await site.TryEndpointAsync(url, events, contentTypes);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    public static Task<Result<SavedEndpoint>> TryEndpointAsync(this TestSite site, string url, string events = "content.*", string contentTypes = "") =>
        site.InScopeAsync(s => s.GetRequiredService<SaveEndpoint>().RunAsync(null, new EndpointInput(url, "", events, contentTypes, IsOn: true), null, CancellationToken.None));

    /// <summary>Raises that items were published, all in one unit of work; it is rolled back where <paramref name="commit"/> is false.</summary>
    public static Task PublishAsync(this TestSite site, bool commit, params string[] items) =>
        site.RaiseAsync(commit, [.. items.Select(item => new ContentPublished(item, "version-of-" + item, "Mix", null, "somebody", "mixes/" + item))]);

    public static Task PublishAsync(this TestSite site, params string[] items) => site.PublishAsync(commit: true, items);

    public static Task RaiseAsync(this TestSite site, bool commit, params IDomainEvent[] events) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.raise", scope =>
        {
            foreach (var one in events)
                scope.Raise(one);
            return Task.FromResult<Result<bool>>(commit ? true : new Error("test.refused", "No."));
        }, CancellationToken.None));

    public static Task<List<Delivery>> LogAsync(this TestSite site, string endpointId) => site.InScopeAsync(s =>
        s.GetRequiredService<JaytekDb>().Set<Delivery>().AsNoTracking().Where(d => d.EndpointId == endpointId).OrderBy(d => d.Id).ToListAsync());

    public static Task<Endpoint> FindEndpointAsync(this TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Endpoint>().AsNoTracking().SingleAsync(e => e.Id == id));

    /// <summary>Waits until so many deliveries of the endpoint have had a try, or more than one.</summary>
    public static Task TriedAsync(this TestSite site, string endpointId, int tries) =>
        Eventually.IsTrueAsync(async () => (await site.LogAsync(endpointId)).Sum(d => d.Attempts) >= tries);

    /// <summary>Waits until nothing of the endpoint waits any more.</summary>
    public static Task SettledAsync(this TestSite site, string endpointId) =>
        Eventually.IsTrueAsync(async () => (await site.LogAsync(endpointId)) is { Count: > 0 } log && log.TrueForAll(d => d.State != DeliveryState.Waiting));
}
