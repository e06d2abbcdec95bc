using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>A person's rights over what is kept of where their money goes.</summary>
public sealed class PayoutDataTests
{
    [Theory, BothDatabases]
    public async Task Accounts_are_exported_to_their_owner_and_forgotten_but_for_money_on_its_way(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var (gone, waits) = (await site.PayableAsync(clock, admin), await site.PayableAsync(clock, admin, iban: "GB82 WEST 1234 5698 7654 32"));
        var withdrawal = await site.WithdrawAsync(waits, 12_345);
        var export = await site.InScopeAsync(async s => (await Data(s).ExportAsync(waits.Id, CancellationToken.None)).ToJsonString());
        Assert.Contains("GB82WEST12345698765432", export, StringComparison.Ordinal);
        Assert.Contains("123.45 EUR", export, StringComparison.Ordinal);
        Assert.DoesNotContain("DE89", export, StringComparison.Ordinal);
        await EraseAsync(site, gone);
        await EraseAsync(site, waits);
        var payees = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Payee>().AsNoTracking().ToDictionaryAsync(p => p.UserId));
        Assert.Equal(("", "Erased", PayeeState.Replaced), (payees[gone.Id].Details, payees[gone.Id].Label, payees[gone.Id].State));
        Assert.Equal(PayeeState.Active, payees[waits.Id].State);
        // What is on its way still arrives.
        var list = await site.GatherAsync(admin, BankListFormat.Csv);
        Assert.Contains("GB82WEST12345698765432", System.Text.Encoding.UTF8.GetString((await site.HandOutAsync(admin, list.Id)).Bytes), StringComparison.Ordinal);
        Assert.Equal(list.Id, (await site.WithdrawalAsync(withdrawal.Id)).BankListId);
        Assert.DoesNotContain("DE89", await site.InScopeAsync(async s => (await Data(s).ExportAsync(gone.Id, CancellationToken.None)).ToJsonString()), StringComparison.Ordinal);
    }

    private static IPersonalData Data(IServiceProvider services) => services.GetRequiredService<Enabled<IPersonalData>>().Single(d => d.Section == "payouts");

    private static async Task EraseAsync(TestSite site, Account account) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.erase", async _ =>
        {
            await Data(s).EraseAsync(account.Id, CancellationToken.None);
            return true;
        }, CancellationToken.None))).Error);
}
