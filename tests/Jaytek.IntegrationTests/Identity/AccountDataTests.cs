using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>A person's rights over what the site keeps of their account.</summary>
public sealed class AccountDataTests
{
    [Theory, BothDatabases]
    public async Task An_account_is_exported_and_erased_and_its_sessions_end(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("DJ");
        using var client = await site.BrowserAsync(account);
        var export = await ExportAsync(site, account.Id);
        Assert.Contains(account.Email, export, StringComparison.Ordinal);
        Assert.Contains("\"roles\":[\"DJ\"]", export, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", export, StringComparison.OrdinalIgnoreCase);

        await EraseAsync(site, account.Id);
        Assert.Equal("nobody/nobody", await client.WhoAsync());
        var left = await ExportAsync(site, account.Id);
        Assert.DoesNotContain(account.Name, left, StringComparison.Ordinal);
        Assert.Contains("\"roles\":[]", left, StringComparison.Ordinal);
        using var again = site.NewClient();
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await again.PostLoginAsync(account.Name)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_stays(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var id = await site.InScopeAsync(s => s.GetRequiredService<IUserDirectory>().FindIdByNameAsync(TestSite.AdminName, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => EraseAsync(site, id!));
        Assert.Contains(TestSite.AdminName, await ExportAsync(site, id!), StringComparison.Ordinal);
    }

    private static IPersonalData Data(IServiceProvider services) => services.GetRequiredService<Enabled<IPersonalData>>().Single(d => d.Section == "account");

    private static Task<string> ExportAsync(TestSite site, string userId) =>
        site.InScopeAsync(async s => (await Data(s).ExportAsync(userId, CancellationToken.None)).ToJsonString());

    private static Task<Result<bool>> EraseAsync(TestSite site, string userId) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.erase", async _ =>
        {
            await Data(s).EraseAsync(userId, CancellationToken.None);
            return true;
        }, CancellationToken.None));
}
