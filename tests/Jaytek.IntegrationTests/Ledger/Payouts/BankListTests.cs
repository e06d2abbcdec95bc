using System.Text;
using System.Xml.Linq;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>Lists for the bank: every withdrawal in one, and no file by which somebody is paid twice.</summary>
public sealed class BankListTests
{
    [Theory, BothDatabases]
    public async Task Two_at_once_put_each_withdrawal_into_one_list(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admins = new[] { await site.NewAsync("Administrator"), await site.NewAsync("Administrator") };
        var user = await site.PayableAsync(clock, admins[0]);
        var ids = new List<string>();
        for (var i = 1; i <= 5; i++)
            ids.Add((await site.WithdrawAsync(user, i * 1_000)).Id);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => site.TryGatherAsync(admins[i % 2]))));
        Assert.All(all.Where(one => !one.IsSuccess), one => Assert.Contains(one.Error!.Code, new[] { "ledger.bank_list.nothing", "engine.conflict", "engine.busy" }));
        var lists = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<BankList>().AsNoTracking().ToListAsync());
        Assert.Equal(all.Count(one => one.IsSuccess), lists.Count);
        Assert.Equal((5, 15_000), (lists.Sum(l => l.Count), lists.Sum(l => l.Total)));
        foreach (var list in lists)
        {
            var named = EndToEnds(await site.HandOutAsync(admins[0], list.Id));
            Assert.Equal(list.Count, named.Count);
            Assert.All(named, id => Assert.True(ids.Remove(id), id));
        }

        Assert.Empty(ids);
        Assert.Equal("ledger.bank_list.nothing", (await site.TryGatherAsync(admins[1])).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_file_is_the_same_each_time_until_the_bank_is_heard_of(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin);
        var (one, two) = (await site.WithdrawAsync(user, 12_345), await site.WithdrawAsync(user, 55));
        var list = await site.GatherAsync(admin);
        Assert.Equal("ledger.bank_list.kept", (await SettleAsync(site, admin, one.Id, BankOutcome.Returned)).Error?.Code);
        Assert.Equal("ledger.bank_list.kept", (await SettleAsync(site, admin, one.Id, BankOutcome.Executed)).Error?.Code);
        var first = await site.HandOutAsync(admin, list.Id);
        Assert.Equal("application/xml", first.ContentType);
        var text = Encoding.UTF8.GetString(first.Bytes);
        foreach (var part in new[] { "DE89370400440532013000", "Ada Okafor", "Jaytek Musik", "NL91ABNA0417164300", "123.45", "<CtrlSum>124.00</CtrlSum>", "<NbOfTxs>2</NbOfTxs>", one.Id, two.Id, list.Id })
            Assert.Contains(part, text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(first.Bytes, (await site.HandOutAsync(admin, list.Id)).Bytes);
        Assert.Equal(list.FileHash, WriteBankFile.HashOf(first.Bytes));
        Assert.Equal("ledger.bank_list.handed_out", (await DissolveAsync(site, admin, list.Id)).Error?.Code);
        Assert.True((await SettleAsync(site, admin, one.Id, BankOutcome.Executed)).Value);
        Assert.False((await SettleAsync(site, admin, one.Id, BankOutcome.Executed)).Value);
        Assert.Equal("ledger.bank_list.begun", (await site.TryHandOutAsync(admin, list.Id)).Error?.Code);
        // It came back after all.
        Assert.True((await SettleAsync(site, admin, one.Id, BankOutcome.Returned)).Value);
        Assert.Equal((1_000_000 - 55, 55), await site.MoneyAsync(user));
        Assert.Equal("ledger.withdrawal.ended", (await SettleAsync(site, admin, one.Id, BankOutcome.Executed)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Nothing_of_an_account_stands_in_the_trail_and_every_download_does(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        await site.WithdrawAsync(await site.PayableAsync(clock, admin), 100);
        var list = await site.GatherAsync(admin);
        await site.HandOutAsync(admin, list.Id);
        await site.HandOutAsync(admin, list.Id);
        var trail = await site.InScopeAsync(s => s.GetRequiredService<AuditTrail>().ListAsync(new AuditFilter(), null, 200, CancellationToken.None));
        Assert.Equal(2, trail.Count(line => line.Action == "ledger.bank_list.hand_out" && line.ActorId == admin.Id));
        Assert.DoesNotContain(trail, line => (line.Summary + line.Before + line.After).Contains("0532", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_list_nobody_has_is_dissolved_and_its_withdrawals_wait_again(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var withdrawal = await site.WithdrawAsync(await site.PayableAsync(clock, admin), 100);
        var list = await site.GatherAsync(admin);
        Assert.Null((await DissolveAsync(site, admin, list.Id)).Error);
        Assert.Equal("ledger.bank_list.dissolved", (await DissolveAsync(site, admin, list.Id)).Error?.Code);
        Assert.Equal("ledger.bank_list.dissolved", (await site.TryHandOutAsync(admin, list.Id)).Error?.Code);
        var again = await site.GatherAsync(admin, BankListFormat.Csv);
        Assert.Equal(again.Id, (await site.WithdrawalAsync(withdrawal.Id)).BankListId);
    }

    [Theory, BothDatabases]
    public async Task What_was_tampered_with_is_not_handed_out(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var withdrawal = await site.WithdrawAsync(await site.PayableAsync(clock, admin), 100);
        var list = await site.GatherAsync(admin);
        Assert.Null(await site.TrySqlAsync($"update ledger_withdrawal set amount = 10000 where id = '{withdrawal.Id}'"));
        Assert.Equal("ledger.bank_list.changed", (await site.TryHandOutAsync(admin, list.Id)).Error?.Code);
        Assert.Equal(BankListState.Gathered, (await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<BankList>().AsNoTracking().SingleAsync())).State);
    }

    [Theory, BothDatabases]
    public async Task Sepa_takes_what_fits_and_a_table_takes_the_rest(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        await site.WithdrawAsync(await site.PayableAsync(clock, admin), 100);
        var far = await site.WithdrawAsync(await site.PayableAsync(clock, admin, iban: "TR33 0006 1005 1978 6457 8413 26", name: "=HYPERLINK(\"http://x\"), Bey"), 200);
        var naira = await site.WithdrawAsync(await site.PayableAsync(clock, admin, balance: 500_000, currency: "NGN"), 300, "NGN");
        Assert.Equal("ledger.bank_list.currency", (await site.TryGatherAsync(admin, BankListFormat.Sepa, "NGN")).Error?.Code);
        Assert.Equal("ledger.bank_list.nothing", (await site.TryGatherAsync(admin, BankListFormat.Csv, "nonsense' or 1=1")).Error?.Code);
        Assert.Equal(1, (await site.GatherAsync(admin)).Count);
        Assert.Equal("ledger.bank_list.nothing", (await site.TryGatherAsync(admin)).Error?.Code);
        var list = await site.GatherAsync(admin, BankListFormat.Csv);
        var table = await site.HandOutAsync(admin, list.Id);
        Assert.Equal(
            $"\ufeffList,Id,Name,IBAN,Amount,Currency,Reference,Asked for\r\n{list.Id},{far.Id},\"'=HYPERLINK(\"\"http://x\"\"), Bey\",TR330006100519786457841326,2.00,EUR,Payout {far.Id},{far.RequestedAt.UtcDateTime:yyyy-MM-dd}\r\n",
            Encoding.UTF8.GetString(table.Bytes));
        Assert.Equal("text/csv; charset=utf-8", table.ContentType);
        Assert.Equal([naira.Id], (await site.InScopeAsync(s => s.GetRequiredService<BankLines>().WaitingAsync("NGN", CancellationToken.None))).Select(line => line.Withdrawal.Id));
    }

    [Theory, BothDatabases]
    public async Task Without_a_paying_account_there_are_tables_only(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider, withDebtor: false);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        await site.WithdrawAsync(await site.PayableAsync(clock, admin), 100);
        Assert.Equal("ledger.bank_list.debtor", (await site.TryGatherAsync(admin)).Error?.Code);
        await site.GatherAsync(admin, BankListFormat.Csv);
    }

    [Theory, BothDatabases]
    public async Task Nobody_settles_their_own_and_nobody_without_the_right_does_anything(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var (admin, other) = (await site.NewAsync("Administrator"), await site.NewAsync("Administrator", PayoutSites.Teacher));
        var user = await site.PayableAsync(clock, admin);
        var theirs = await site.WithdrawAsync(user, 100);
        await site.PostAsync(Jaytek.Ledger.Contracts.AccountRef.Clearing("test", "EUR"), Jaytek.Ledger.Contracts.AccountRef.Available(other.Id, "EUR"), 500);
        var payee = await site.PayeeAsync(other);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<Jaytek.Ledger.Payees.DecidePayee>().RunAsync(payee, true, CancellationToken.None), admin.Actor)).Error);
        clock.Advance(TimeSpan.FromHours(73));
        var own = await site.WithdrawAsync(other, 500);
        var unlisted = await SettleAsync(site, admin, theirs.Id, BankOutcome.Executed);
        Assert.Equal("ledger.withdrawal.not_listed", unlisted.Error?.Code);
        var list = await site.GatherAsync(admin);
        await site.HandOutAsync(admin, list.Id);
        Assert.Equal("ledger.own", (await SettleAsync(site, other, own.Id, BankOutcome.Returned)).Error?.Code);
        Assert.Equal("ledger.withdrawal.reason", (await SettleAsync(site, admin, own.Id, BankOutcome.Returned, " ")).Error?.Code);
        Assert.Equal("ledger.withdrawal.not_found", (await SettleAsync(site, admin, PublicId.New(), BankOutcome.Executed)).Error?.Code);
        foreach (var code in new[]
        {
            (await SettleAsync(site, user, theirs.Id, BankOutcome.Executed)).Error?.Code, (await site.TryGatherAsync(user)).Error?.Code,
            (await site.TryHandOutAsync(user, list.Id)).Error?.Code, (await DissolveAsync(site, user, list.Id)).Error?.Code, (await SettleAllAsync(site, user, list.Id)).Error?.Code,
        })
            Assert.Equal("engine.forbidden", code);
        // All but one's own.
        var done = (await SettleAllAsync(site, other, list.Id)).Value;
        Assert.Equal((1, 1, "ledger.own"), (done.Settled, done.Left, done.Why?.Code));
        Assert.Equal((WithdrawalState.Completed, WithdrawalState.Processing), ((await site.WithdrawalAsync(theirs.Id)).State, (await site.WithdrawalAsync(own.Id)).State));
        Assert.Equal((1, 0), ((await SettleAllAsync(site, admin, list.Id)).Value.Settled, (await SettleAllAsync(site, admin, list.Id)).Value.Settled));
    }

    [Theory, BothDatabases]
    public async Task What_is_given_back_before_it_is_listed_is_in_no_file(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin);
        var (back, stays) = (await site.WithdrawAsync(user, 100), await site.WithdrawAsync(user, 200));
        // At the same moment as the list is made: it is in the list, or it is given back, never both.
        await Task.WhenAll(Task.Run(() => SettleAsync(site, admin, back.Id, BankOutcome.Returned)), Task.Run(() => site.TryGatherAsync(admin)));
        if ((await site.WithdrawalAsync(stays.Id)).BankListId is null)
            await site.GatherAsync(admin);
        var list = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<BankList>().AsNoTracking().SingleAsync());
        var isBack = (await site.WithdrawalAsync(back.Id)).State == WithdrawalState.Failed;
        Assert.Equal(isBack ? [stays.Id] : [back.Id, stays.Id], EndToEnds(await site.HandOutAsync(admin, list.Id)));
    }

    private static List<string> EndToEnds(BankFile file) =>
        [.. XDocument.Load(new MemoryStream(file.Bytes)).Descendants(XName.Get("EndToEndId", SepaFile.Namespace)).Select(e => e.Value)];

    private static Task<Result<bool>> SettleAsync(TestSite site, Account by, string id, BankOutcome outcome, string? reason = "Account closed") =>
        site.InScopeAsync(s => s.GetRequiredService<SettleBankWithdrawal>().RunAsync(id, outcome, reason, CancellationToken.None), by.Actor);

    private static Task<Result<SettledMany>> SettleAllAsync(TestSite site, Account by, string listId) =>
        site.InScopeAsync(s => s.GetRequiredService<SettleBankList>().RunAsync(listId, BankOutcome.Executed, null, CancellationToken.None), by.Actor);

    private static Task<Result> DissolveAsync(TestSite site, Account by, string listId) =>
        site.InScopeAsync(s => s.GetRequiredService<DissolveBankList>().RunAsync(listId, CancellationToken.None), by.Actor);
}
