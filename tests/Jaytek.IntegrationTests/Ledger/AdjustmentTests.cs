using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Adjustments;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Corrections of wallets by hand, which take two people.</summary>
public sealed class AdjustmentTests
{
    [Theory]
    [BothDatabases("12.50", 1_250)]
    [BothDatabases("-12.50", -1_250)]
    public async Task What_one_asks_for_and_another_approves_is_in_the_books_once(DatabaseProvider provider, string amount, long minor)
    {
        var (site, asker, decider, holder) = await PeopleAsync(provider);
        var asked = await AskAsync(site, asker, holder, amount);
        Assert.Null(asked.Error);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
        Assert.Null((await DecideAsync(site, decider, asked.Value.Id, approve: true)).Error);
        Assert.Equal(minor, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
        Assert.Equal("ledger.adjustment.decided", (await DecideAsync(site, decider, asked.Value.Id, approve: true)).Error?.Code);
        var posting = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<LedgerPosting>().SingleAsync(p => p.Key == "adjustment:" + asked.Value.Id));
        Assert.Equal((PostingKind.Adjustment, decider.Id), (posting.Kind, posting.ActorId));
        Assert.DoesNotContain("A mistake", posting.Description, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_rejected_moves_nothing(DatabaseProvider provider)
    {
        var (site, asker, decider, holder) = await PeopleAsync(provider);
        var asked = await AskAsync(site, asker, holder, "10");
        Assert.Null((await DecideAsync(site, decider, asked.Value.Id, approve: false)).Error);
        Assert.Equal("ledger.adjustment.decided", (await DecideAsync(site, decider, asked.Value.Id, approve: true)).Error?.Code);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
    }

    [Theory, BothDatabases]
    public async Task Nobody_decides_on_what_they_asked_for_or_has_a_hand_in_their_own_wallet(DatabaseProvider provider)
    {
        var (site, asker, decider, holder) = await PeopleAsync(provider);
        Assert.Equal("ledger.own", (await AskAsync(site, asker, asker, "10")).Error?.Code);
        var asked = await AskAsync(site, asker, holder, "10");
        Assert.Equal("ledger.adjustment.two_people", (await DecideAsync(site, asker, asked.Value.Id, approve: true)).Error?.Code);
        var about = await AskAsync(site, asker, decider, "10");
        Assert.Equal("ledger.own", (await DecideAsync(site, decider, about.Value.Id, approve: true)).Error?.Code);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
        // Also not by SQL.
        Assert.Contains("ck_ledger_adjustment_people", await site.TrySqlAsync($"update ledger_adjustment set decided_by = requested_by where id = '{asked.Value.Id}'"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_has_no_right_and_who_is_no_person_neither_asks_nor_decides(DatabaseProvider provider)
    {
        var (site, asker, _, holder) = await PeopleAsync(provider);
        var editor = await site.NewAsync("Editor");
        Assert.Equal("engine.forbidden", (await AskAsync(site, editor, holder, "10")).Error?.Code);
        var asked = await AskAsync(site, asker, holder, "10");
        Assert.Equal("engine.forbidden", (await DecideAsync(site, editor, asked.Value.Id, approve: true)).Error?.Code);
        Assert.Equal("ledger.adjustment.person", (await site.InScopeAsync(s => s.GetRequiredService<DecideAdjustment>().RunAsync(asked.Value.Id, true, CancellationToken.None))).Error?.Code);
        Assert.Equal("ledger.adjustment.not_found", (await DecideAsync(site, asker, PublicId.New(), approve: true)).Error?.Code);
    }

    [Theory]
    [BothDatabases("", "EUR", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("0.00", "EUR", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("1.005", "EUR", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("1.5", "JPY", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("1e9", "EUR", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("99999999999999999999", "EUR", "Why.", "ledger.adjustment.amount")]
    [BothDatabases("1", "ABC", "Why.", "ledger.adjustment.currency")]
    [BothDatabases("1", "EUR", "  ", "ledger.adjustment.reason")]
    public async Task What_is_typed_wrong_is_told(DatabaseProvider provider, string amount, string currency, string reason, string code)
    {
        var (site, asker, _, holder) = await PeopleAsync(provider);
        Assert.Equal(code, (await AskAsync(site, asker, holder, amount, currency, reason)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_wallet_of_nobody_is_not_adjusted(DatabaseProvider provider)
    {
        var (site, asker, _, _) = await PeopleAsync(provider);
        Assert.Equal("ledger.adjustment.wallet", (await AskAsync(site, asker, new Account(PublicId.New(), "", ""), "1")).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_same_asked_twice_is_one_and_with_another_amount_is_refused(DatabaseProvider provider)
    {
        var (site, asker, _, holder) = await PeopleAsync(provider);
        var id = PublicId.New();
        var twice = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => AskAsync(site, asker, holder, "1", id: id))));
        Assert.All(twice, one => Assert.Null(one.Error));
        Assert.Equal("ledger.posting.key_reused", (await AskAsync(site, asker, holder, "2", id: id)).Error?.Code);
        Assert.Equal(1, await site.CountAsync($"select count(*) as \"Value\" from ledger_adjustment where user_id = '{holder.Id}'"));
    }

    [Theory, BothDatabases]
    public async Task Of_many_who_decide_at_once_one_does(DatabaseProvider provider)
    {
        var (site, asker, _, holder) = await PeopleAsync(provider);
        var asked = await AskAsync(site, asker, holder, "10");
        var deciders = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => site.NewAsync("Administrator")));
        var all = await Task.WhenAll(deciders.Select((who, i) => Task.Run(() => DecideAsync(site, who, asked.Value.Id, approve: i != 1))));
        var first = Assert.Single(all, one => one.IsSuccess).Value;
        Assert.All(all.Where(one => !one.IsSuccess), one => Assert.Equal("ledger.adjustment.decided", one.Error!.Code));
        Assert.Equal(first.State == AdjustmentState.Approved ? 1_000 : 0, await site.BalanceAsync(AccountRef.Available(holder.Id, "EUR")));
    }

    private static async Task<(TestSite Site, Account Asker, Account Decider, Account Holder)> PeopleAsync(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        return (site, await site.NewAsync("Administrator"), await site.NewAsync("Administrator"), await site.NewAsync("Student"));
    }

    private static Task<Result<Adjustment>> AskAsync(
        TestSite site, Account asker, Account holder, string amount, string currency = "EUR", string reason = "A mistake of ours.", string? id = null) =>
        site.InScopeAsync(
            s => s.GetRequiredService<RequestAdjustment>().RunAsync(new AdjustmentInput(id ?? PublicId.New(), holder.Id, amount, currency, reason), CancellationToken.None), asker.Actor);

    private static Task<Result<Adjustment>> DecideAsync(TestSite site, Account decider, string id, bool approve) =>
        site.InScopeAsync(s => s.GetRequiredService<DecideAdjustment>().RunAsync(id, approve, CancellationToken.None), decider.Actor);
}
