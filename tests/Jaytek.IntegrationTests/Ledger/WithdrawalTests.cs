using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Money that leaves for a bank: who may have it sent where, and that it leaves once.</summary>
public sealed class WithdrawalTests
{
    private const string Method = "bank_file";
    private const string GoodIban = "DE89 3704 0044 0532 0130 00";

    [Theory, BothDatabases]
    public async Task Money_goes_where_was_approved_once_it_has_waited(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var (user, admin) = await PeopleAsync(site, 50_000);
        Assert.Equal("ledger.payee.none", (await WithdrawAsync(site, user, 100)).Error?.Code);
        var payee = await PayeeAsync(site, user, GoodIban);
        Assert.Equal("ledger.payee.none", (await WithdrawAsync(site, user, 100)).Error?.Code);
        Assert.Equal("engine.forbidden", (await DecidePayeeAsync(site, user, payee)).Error?.Code);
        Assert.Null((await DecidePayeeAsync(site, admin, payee)).Error);
        Assert.Equal("ledger.payee.cooling", (await WithdrawAsync(site, user, 100)).Error?.Code);
        clock.Advance(TimeSpan.FromHours(73));
        var withdrawal = await WithdrawAsync(site, user, 20_000);
        Assert.Equal((null, WithdrawalState.Processing), (withdrawal.Error, withdrawal.Value.State));
        Assert.Equal((30_000, 20_000), await BalancesAsync(site, user));
        for (var time = 0; time < 2; time++)
            Assert.Null((await EndAsync(site, e => e.CompleteAsync(withdrawal.Value.Id, CancellationToken.None))).Error);
        Assert.Equal((30_000, 0), await BalancesAsync(site, user));
        // The bank sends it back after all, and says so twice.
        for (var time = 0; time < 2; time++)
            Assert.Null((await EndAsync(site, e => e.FailAsync(withdrawal.Value.Id, "Account closed", CancellationToken.None))).Error);
        Assert.Equal((50_000, 0), await BalancesAsync(site, user));
        Assert.Equal("ledger.withdrawal.ended", (await EndAsync(site, e => e.CompleteAsync(withdrawal.Value.Id, CancellationToken.None))).Error?.Code);
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
    }

    [Theory, BothDatabases]
    public async Task Other_details_wait_again_and_the_old_ones_hold_until_that_is_over(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var (user, admin) = await PeopleAsync(site, 50_000);
        var first = await ReadyAsync(site, clock, user, admin);
        var second = await PayeeAsync(site, user, "GB82 WEST 1234 5698 7654 32");
        var before = await WithdrawAsync(site, user, 100);
        Assert.Null((await DecidePayeeAsync(site, admin, second)).Error);
        await UseAsync(site, clock);
        Assert.Equal((first, first), (before.Value.PayeeId, (await WithdrawAsync(site, user, 100)).Value.PayeeId));
        // Asked for and approved meanwhile: it takes the place of the one that waits, and not of the one in use.
        var third = await PayeeAsync(site, user, GoodIban);
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Null((await DecidePayeeAsync(site, admin, third)).Error);
        clock.Advance(TimeSpan.FromHours(60));
        await UseAsync(site, clock);
        Assert.Equal(first, (await WithdrawAsync(site, user, 100)).Value.PayeeId);
        clock.Advance(TimeSpan.FromHours(13));
        await UseAsync(site, clock);
        Assert.Equal(third, (await WithdrawAsync(site, user, 100)).Value.PayeeId);
        Assert.Equal("ledger.payee.decided", (await DecidePayeeAsync(site, admin, second)).Error?.Code);
        Assert.Equal("ledger.payee.decided", (await DecidePayeeAsync(site, admin, first)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Fifty_at_once_for_the_whole_balance_are_one(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var (user, admin) = await PeopleAsync(site, 50_000);
        await ReadyAsync(site, clock, user, admin);
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => WithdrawAsync(site, user, 50_000))));
        Assert.Single(all, one => one.IsSuccess);
        Assert.All(all.Where(one => !one.IsSuccess), one => Assert.Equal("ledger.funds.insufficient", one.Error!.Code));
        Assert.Equal((0, 50_000), await BalancesAsync(site, user));
    }

    [Theory, BothDatabases]
    public async Task Above_the_limit_somebody_else_has_to_agree(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var (user, admin) = await PeopleAsync(site, 1_000_000);
        await ReadyAsync(site, clock, user, admin);
        // In parts as well, but what came back counts no more, and after a week it begins anew.
        Assert.Equal(WithdrawalState.Processing, (await WithdrawAsync(site, user, 60_000)).Value.State);
        var back = (await WithdrawAsync(site, user, 40_000)).Value;
        var part = (await WithdrawAsync(site, user, 1)).Value;
        Assert.Equal((WithdrawalState.Processing, WithdrawalState.AwaitingApproval), (back.State, part.State));
        Assert.Null((await CancelAsync(site, user, part.Id)).Error);
        Assert.Null((await EndAsync(site, e => e.FailAsync(back.Id, "Account closed", CancellationToken.None))).Error);
        Assert.Equal(WithdrawalState.Processing, (await WithdrawAsync(site, user, 40_000)).Value.State);
        clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(WithdrawalState.Processing, (await WithdrawAsync(site, user, 100_000)).Value.State);
        var refused = (await WithdrawAsync(site, user, 100_001)).Value;
        var agreed = (await WithdrawAsync(site, user, 100_001)).Value;
        var cancelled = (await WithdrawAsync(site, user, 100_001)).Value;
        Assert.Equal(WithdrawalState.AwaitingApproval, refused.State);
        Assert.Equal("engine.forbidden", (await DecideAsync(site, user, refused.Id, true)).Error?.Code);
        Assert.Equal("ledger.withdrawal.reason", (await DecideAsync(site, admin, refused.Id, false)).Error?.Code);
        Assert.Null((await DecideAsync(site, admin, refused.Id, false, "Looks odd")).Error);
        Assert.Null((await DecideAsync(site, admin, agreed.Id, true)).Error);
        Assert.Equal("ledger.withdrawal.decided", (await DecideAsync(site, admin, agreed.Id, false, "Too late")).Error?.Code);
        Assert.Equal("ledger.withdrawal.not_found", (await CancelAsync(site, admin, cancelled.Id)).Error?.Code);
        Assert.Null((await CancelAsync(site, user, cancelled.Id)).Error);
        Assert.Equal("ledger.withdrawal.decided", (await CancelAsync(site, user, agreed.Id)).Error?.Code);
        Assert.Equal((699_999, 300_001), await BalancesAsync(site, user));
    }

    [Theory, BothDatabases]
    public async Task The_same_withdrawal_asked_twice_is_one_and_of_another_it_is_refused(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var (user, admin) = await PeopleAsync(site, 50_000);
        await ReadyAsync(site, clock, user, admin);
        var id = PublicId.New();
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => WithdrawAsync(site, user, 1_000, id))));
        Assert.All(all, one => Assert.True(one.IsSuccess || one.Error!.Code == "engine.duplicate", one.Error?.ToString()));
        Assert.Equal((49_000, 1_000), await BalancesAsync(site, user));
        Assert.Equal("ledger.posting.key_reused", (await WithdrawAsync(site, user, 1_001, id)).Error?.Code);
        Assert.Equal("ledger.posting.key_reused", (await WithdrawAsync(site, admin, 1_000, id)).Error?.Code);
    }

    [Theory]
    [BothDatabases("DE89 3704 0044 0532 0130 01", "ledger.payee.iban")]
    [BothDatabases("", "ledger.payee.iban")]
    [BothDatabases("DE89", "ledger.payee.iban")]
    [BothDatabases("<script>alert(1)</script>", "ledger.payee.iban")]
    public async Task Details_that_are_none_are_refused(DatabaseProvider provider, string iban, string code)
    {
        var site = await SharedSites.GetAsync(provider);
        var error = (await site.InScopeAsync(s => s.GetRequiredService<RequestPayee>().RunAsync(
            Method, new Dictionary<string, string> { ["Name"] = "Ada Okafor", ["Iban"] = iban }, CancellationToken.None), (await site.NewAsync("Administrator")).Actor)).Error;
        Assert.Contains(error?.Code, new[] { code, "ledger.payee.method" });
    }

    [Theory, BothDatabases]
    public async Task Where_money_goes_cannot_be_read_from_the_database(DatabaseProvider provider)
    {
        var (site, _) = await StartAsync(provider);
        await using var __ = site;
        var (user, _) = await PeopleAsync(site, 100);
        var payee = await PayeeAsync(site, user, GoodIban);
        var row = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Payee>().AsNoTracking().SingleAsync(p => p.Id == payee));
        Assert.Equal("DE… 3000", row.Label);
        Assert.DoesNotContain("0532", row.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("Okafor", row.Details, StringComparison.Ordinal);
    }

    private static async Task<(TestSite Site, TestClock Clock)> StartAsync(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Ledger"], []), CancellationToken.None))).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(
            new RoleInput("Wallet", "", ["wallets:withdraw:own"], PermissionBehavior.Replace), CancellationToken.None))).Error);
        return (site, clock);
    }

    private static async Task<(Account User, Account Admin)> PeopleAsync(TestSite site, long balance)
    {
        var (user, admin) = (await site.NewAsync("Wallet"), await site.NewAsync("Administrator"));
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user.Id, "EUR"), balance);
        return (user, admin);
    }

    private static async Task<string> ReadyAsync(TestSite site, TestClock clock, Account user, Account admin)
    {
        var payee = await PayeeAsync(site, user, GoodIban);
        Assert.Null((await DecidePayeeAsync(site, admin, payee)).Error);
        clock.Advance(TimeSpan.FromHours(73));
        return payee;
    }

    private static async Task<string> PayeeAsync(TestSite site, Account user, string iban)
    {
        var made = await site.InScopeAsync(s => s.GetRequiredService<RequestPayee>().RunAsync(
            Method, new Dictionary<string, string> { ["Name"] = "Ada Okafor", ["Iban"] = iban }, CancellationToken.None), user.Actor);
        Assert.Null(made.Error);
        return made.Value;
    }

    private static Task UseAsync(TestSite site, TestClock clock) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<UseApprovedPayees>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
        return true;
    });

    private static Task<Result> DecidePayeeAsync(TestSite site, Account by, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<DecidePayee>().RunAsync(id, approve: true, CancellationToken.None), by.Actor);

    private static Task<Result<Withdrawal>> WithdrawAsync(TestSite site, Account user, long amount, string? id = null) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestWithdrawal>().RunAsync(new Money(amount, "EUR"), Method, id ?? PublicId.New(), CancellationToken.None), user.Actor);

    private static Task<Result> DecideAsync(TestSite site, Account by, string id, bool approve, string? reason = null) =>
        site.InScopeAsync(s => s.GetRequiredService<DecideWithdrawal>().RunAsync(id, approve, reason, CancellationToken.None), by.Actor);

    private static Task<Result> CancelAsync(TestSite site, Account by, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<DecideWithdrawal>().CancelAsync(id, CancellationToken.None), by.Actor);

    private static Task<Result> EndAsync(TestSite site, Func<EndWithdrawal, Task<Result>> actAsync) => site.InScopeAsync(s => actAsync(s.GetRequiredService<EndWithdrawal>()));

    private static async Task<(long Available, long Reserved)> BalancesAsync(TestSite site, Account user) =>
        (await site.BalanceAsync(AccountRef.Available(user.Id, "EUR")), await site.BalanceAsync(AccountRef.Reserve(user.Id, "EUR")));
}
