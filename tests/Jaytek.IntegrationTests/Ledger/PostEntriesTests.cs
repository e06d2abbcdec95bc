using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>Postings by the door that modules use.</summary>
public sealed class PostEntriesTests
{
    [Theory, BothDatabases]
    public async Task A_posting_moves_the_balances_of_its_accounts(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 1250);
        await site.PostAsync(wallet, clearing, 50, PostingKind.Withdrawal);
        Assert.Equal((1200, -1200), (await site.BalanceAsync(wallet), await site.BalanceAsync(clearing)));
    }

    [Theory, BothDatabases]
    public async Task The_same_key_and_content_answer_the_first_posting_and_move_nothing(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var draft = Books.Draft(clearing, wallet, 100);
        var first = await site.PostAsync(draft);
        var second = await site.PostAsync(draft with { Description = "In other words." });
        Assert.Equal((first.Id, false, true), (second.Id, first.IsReplay, second.IsReplay));
        Assert.Equal(first.At, second.At);
        Assert.Equal(100, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task A_posting_says_the_instant_of_its_number_however_long_its_unit_of_work_has_been_open(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var posted = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<Posted>("test.slow", async _ =>
        {
            await Task.Delay(30);
            return await s.GetRequiredService<IPostings>().PostAsync(Books.Draft(clearing, wallet, 100), CancellationToken.None);
        }, CancellationToken.None));
        var row = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<LedgerPosting>().AsNoTracking().SingleAsync(p => p.Id == posted.Value.Id));
        Assert.Equal(PostingIds.At(posted.Value.Id), row.At);
        Assert.Equal(row.At, posted.Value.At);
    }

    [Theory, BothDatabases]
    public async Task The_same_key_with_another_content_is_refused_loudly(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var draft = Books.Draft(clearing, wallet, 100);
        await site.PostAsync(draft);
        foreach (var other in new[]
        {
            draft with { Entries = [new EntryDraft(clearing, -101), new EntryDraft(wallet, 101)] },
            draft with { Kind = PostingKind.Adjustment },
            draft with { Source = "other" },
            draft with { Metadata = new Dictionary<string, string> { ["payment"] = "1" } },
        })
            Assert.Equal("ledger.posting.key_reused", (await site.TryPostAsync(other)).Error?.Code);
        Assert.Equal(100, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Twins_at_the_same_moment_are_one_posting(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var draft = Books.Draft(clearing, wallet, 100);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => site.PostAsync(draft))));
        Assert.Single(all.Select(one => one.Id).Distinct());
        Assert.Single(all, one => !one.IsReplay);
        Assert.Equal(100, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Of_fifty_that_want_the_whole_balance_one_gets_it(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 100);
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => site.TryPostAsync(Books.Draft(wallet, clearing, 100, PostingKind.Withdrawal)))));
        Assert.Single(all, one => one.IsSuccess);
        Assert.All(all.Where(one => !one.IsSuccess), one => Assert.Equal("ledger.funds.insufficient", one.Error!.Code));
        Assert.Equal(0, await site.BalanceAsync(wallet));
    }

    [Theory]
    [BothDatabases(PostingKind.Refund, true)]
    [BothDatabases(PostingKind.Dispute, true)]
    [BothDatabases(PostingKind.Adjustment, true)]
    [BothDatabases(PostingKind.Withdrawal, false)]
    [BothDatabases(PostingKind.Split, false)]
    [BothDatabases(PostingKind.Release, false)]
    public async Task Only_refunds_disputes_and_adjustments_leave_a_wallet_below_zero(DatabaseProvider provider, PostingKind kind, bool may)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        await site.PostAsync(clearing, wallet, 100);
        var posted = await site.TryPostAsync(Books.Draft(wallet, clearing, 101, kind));
        Assert.Equal(may ? null : "ledger.funds.insufficient", posted.Error?.Code);
        Assert.Equal(may ? -1 : 100, await site.BalanceAsync(wallet));
        // What comes in later makes up for it.
        await site.PostAsync(clearing, wallet, 100);
        Assert.Equal(may ? 99 : 200, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Not_even_a_refund_takes_pending_reserved_or_undecided_money_below_zero(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (_, clearing) = Fresh();
        var owner = PublicId.New();
        foreach (var account in new[] { AccountRef.Pending(owner, "EUR"), AccountRef.Reserve(owner, "EUR"), AccountRef.Suspense(owner, "EUR") })
        {
            await site.PostAsync(clearing, account, 100);
            Assert.Equal("ledger.funds.insufficient", (await site.TryPostAsync(Books.Draft(account, clearing, 101, PostingKind.Refund))).Error?.Code);
        }
    }

    [Theory, BothDatabases]
    public async Task What_the_enclosing_action_refuses_is_not_in_the_books(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (wallet, clearing) = Fresh();
        var refused = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync("test.refused", async _ =>
        {
            Assert.Null((await s.GetRequiredService<IPostings>().PostAsync(Books.Draft(clearing, wallet, 100), CancellationToken.None)).Error);
            return new Error("test.refused", "No.");
        }, CancellationToken.None));
        Assert.Equal("test.refused", refused.Error?.Code);
        Assert.Equal(0, await site.BalanceAsync(wallet));
    }

    [Theory, BothDatabases]
    public async Task Postings_over_the_same_accounts_in_any_order_all_arrive(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var accounts = Enumerable.Range(0, 5).Select(_ => AccountRef.Available(PublicId.New(), "JPY")).ToList();
        foreach (var account in accounts)
            await site.PostAsync(AccountRef.Clearing("test", "JPY"), account, 1_000_000);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            site.PostAsync(accounts[i % 5], accounts[(i * 3 + 1) % 5] == accounts[i % 5] ? accounts[(i + 1) % 5] : accounts[(i * 3 + 1) % 5], 7, PostingKind.Withdrawal))));
        var sum = 0L;
        foreach (var account in accounts)
            sum += await site.BalanceAsync(account);
        Assert.Equal(5_000_000, sum);
    }

    [Fact, NoDatabase("The draft is refused before a database is asked.")]
    public async Task A_draft_that_is_none_is_a_bug()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var (wallet, clearing) = Fresh();
        var good = Books.Draft(clearing, wallet, 100);
        foreach (var bad in new[]
        {
            good with { Key = " " },
            good with { Key = new string('x', 201) },
            good with { Entries = [new EntryDraft(wallet, 0), new EntryDraft(clearing, 0)] },
            good with { Entries = [new EntryDraft(wallet, 1), new EntryDraft(clearing, -2)] },
            good with { Entries = [new EntryDraft(wallet, 1)] },
            good with { Entries = [new EntryDraft(wallet, EntryDraft.MaxAmount + 1), new EntryDraft(clearing, -EntryDraft.MaxAmount - 1)] },
            good with { Entries = [new EntryDraft(wallet, 1), new EntryDraft(AccountRef.Clearing("test", "USD"), -1)] },
        })
            await Assert.ThrowsAnyAsync<ArgumentException>(() => site.TryPostAsync(bad));
    }

    private static (AccountRef Wallet, AccountRef Clearing) Fresh() =>
        (AccountRef.Available(PublicId.New(), "EUR"), AccountRef.Clearing("test-" + PublicId.New(), "EUR"));
}
