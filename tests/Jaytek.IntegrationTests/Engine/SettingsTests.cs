using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>A module of the tests' own with settings that hold a secret.</summary>
public sealed class VaultModule : IModule
{
    public void Build(ModuleBuilder module) =>
        module.Feature("Test.Vault", "Vault", "Test", "Settings with a secret.", alwaysOn: true).Settings<VaultSettings>("TestVault");
}

/// <summary>Settings of the tests' own.</summary>
public sealed class VaultSettings
{
    public string Host { get; set; } = "";

    [Secret]
    public string Password { get; set; } = "";
}

/// <summary>Settings are kept per section; what is secret, or unknown, lies encrypted.</summary>
public sealed class SettingsTests
{
    private const string Password = "Open-Sesame-31";

    [Theory, BothDatabases]
    public async Task A_section_with_a_secret_is_encrypted_and_read_back(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SaveAsync(site, new VaultSettings { Host = "vault.example", Password = Password });
        var row = await RowAsync(site, "TestVault");
        Assert.True(row.IsEncrypted);
        Assert.DoesNotContain(Password, row.Json, StringComparison.Ordinal);
        await site.RestartAsync();
        var read = await site.InScopeAsync(s => s.GetRequiredService<ISettings<VaultSettings>>().GetAsync(CancellationToken.None));
        Assert.Equal(("vault.example", Password), (read.Host, read.Password));
        Assert.False((await RowAsync(site, "Site")).IsEncrypted);
    }

    [Theory, BothDatabases]
    public async Task A_section_that_no_module_reads_is_encrypted_and_unchanged_by_a_second_run(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        const string Smtp = $$"""{"Host":"mail.example","Password":"{{Password}}"}""";
        foreach (var change in new[] { "Created", "Unchanged" })
        {
            var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveSettingsSection>().RunAsync("SmtpSettings", Smtp, CancellationToken.None));
            Assert.Equal(change, saved.Value.ToString());
        }
        Assert.DoesNotContain(Password, (await RowAsync(site, "SmtpSettings")).Json, StringComparison.Ordinal);
        Assert.Equal(Smtp, await site.InScopeAsync(s => s.GetRequiredService<SettingsStore>().FindAsync("SmtpSettings", CancellationToken.None)));
    }

    [Theory, BothDatabases]
    public async Task A_section_whose_key_is_lost_is_absent_and_can_be_written_anew(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SaveAsync(site, new VaultSettings { Password = Password });
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<SettingRow>().Where(r => r.Key == "TestVault")
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.Json, "Q2ZESjhCcm9rZW4")));
        await site.RestartAsync();
        Assert.Equal("", (await site.InScopeAsync(s => s.GetRequiredService<ISettings<VaultSettings>>().GetAsync(CancellationToken.None))).Password);
        using var client = site.NewClient();
        Assert.True((await client.GetAsync("/health/ready")).IsSuccessStatusCode);

        Assert.Null((await SaveAsync(site, new VaultSettings { Host = "anew.example" })).Error);
        Assert.Equal("anew.example", (await site.InScopeAsync(s => s.GetRequiredService<ISettings<VaultSettings>>().GetAsync(CancellationToken.None))).Host);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_change_what_they_read_at_once_the_second_is_told(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await SaveAsync(site, new VaultSettings { Host = "one.example" });
        var told = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.settings", async scope =>
        {
            var settings = await s.GetRequiredService<ISettings<VaultSettings>>().GetAsync(CancellationToken.None);
            // Another process, between the reading and the writing.
            await scope.Db.Set<SettingRow>().Where(r => r.Key == "TestVault").ExecuteUpdateAsync(u => u.SetProperty(r => r.RowVersion, r => r.RowVersion + 1));
            settings.Host = "two.example";
            await s.GetRequiredService<ISettings<VaultSettings>>().SetAsync(settings, CancellationToken.None);
            return true;
        }, CancellationToken.None));
        Assert.Equal("engine.conflict", told.Error?.Code);
    }

    private static Task<Result<bool>> SaveAsync(TestSite site, VaultSettings settings) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.settings", async _ =>
        {
            await s.GetRequiredService<ISettings<VaultSettings>>().SetAsync(settings, CancellationToken.None);
            return true;
        }, CancellationToken.None));

    private static Task<SettingRow> RowAsync(TestSite site, string key) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<SettingRow>().AsNoTracking().SingleAsync(r => r.Key == key));
}
