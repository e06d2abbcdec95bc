using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Menus;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>Features go on and off at once, whole, and for good.</summary>
public sealed class FeatureTests
{
    [Theory, BothDatabases]
    public async Task Enabling_pulls_dependencies_in_and_disabling_closes_every_door_at_once(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/test/bell")).StatusCode);

        var on = await SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        Assert.Equal([BellModule.Rope, BellModule.Bell], on.Value.Enabled);
        Assert.Equal("ding", await client.GetStringAsync("/test/bell"));
        Assert.True(await HasMenuEntryAsync(site));
        Assert.True(await site.Services.GetRequiredService<JobRunner>().RunAsync(BellModule.Job, DateTimeOffset.UnixEpoch, CancellationToken.None));

        await SwitchAsync(site, new FeatureSwitch([], [BellModule.Bell]));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/test/bell")).StatusCode);
        Assert.False(await HasMenuEntryAsync(site));
        Assert.False(await site.Services.GetRequiredService<JobRunner>().RunAsync(BellModule.Job, DateTimeOffset.UnixEpoch, CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task Disabling_asks_about_dependents(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));

        var refused = await SwitchAsync(site, new FeatureSwitch([], [BellModule.Rope]));
        Assert.Equal("engine.feature.has_dependents", refused.Error?.Code);
        Assert.True(site.Services.GetRequiredService<FeatureState>().IsOn(BellModule.Bell));

        var off = await SwitchAsync(site, new FeatureSwitch([], [BellModule.Rope], WithDependents: true));
        Assert.Equal([BellModule.Bell, BellModule.Rope], off.Value.Disabled);
    }

    [Theory, BothDatabases]
    public async Task The_state_is_kept_over_a_restart_and_audited(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SwitchAsync(site, new FeatureSwitch(["orchardcore.rope"], []));
        await site.RestartAsync();
        Assert.True(site.Services.GetRequiredService<FeatureState>().IsOn(BellModule.Rope));
        var audited = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().CountAsync(a => a.TargetId == BellModule.Rope));
        Assert.Equal(1, audited);
    }

    [Theory, BothDatabases]
    public async Task A_second_process_follows_within_a_second(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await using var twin = await site.StartTwinAsync();
        using var client = twin.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/test/bell")).StatusCode);
        await SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        await Eventually.IsTrueAsync(async () => (await client.GetAsync("/test/bell")).IsSuccessStatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_disabled_features_tables_stay(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SwitchAsync(site, new FeatureSwitch(["Jaytek.Media"], []));
        await SwitchAsync(site, new FeatureSwitch([], ["Jaytek.Media"], WithDependents: true));
        var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Database.SqlQueryRaw<int>("select count(*) as \"Value\" from media_file").SingleAsync());
        Assert.Equal(0, rows);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/media/anything.jpg")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_and_unknown_names_are_refused(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var nobody = await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch([BellModule.Rope], []), CancellationToken.None), Actor.Anonymous);
        Assert.Equal("engine.unauthenticated", nobody.Error?.Code);
        var unknown = await SwitchAsync(site, new FeatureSwitch(["Jaytek.Nonsense"], []));
        Assert.Equal("engine.feature.unknown", unknown.Error?.Code);
    }

    internal static Task<Result<SwitchedFeatures>> SwitchAsync(TestSite site, FeatureSwitch input) =>
        site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(input, CancellationToken.None));

    private static Task<bool> HasMenuEntryAsync(TestSite site) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<AdminMenu>().ListAsync(CancellationToken.None)).SelectMany(g => g).Any(e => e.Text == "Bell"));
}
