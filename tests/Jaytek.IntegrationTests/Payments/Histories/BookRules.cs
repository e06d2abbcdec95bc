using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What holds of the books at any moment, reckoned anew from the first entry on.</summary>
internal sealed class BookRules(Market market)
{
    private static readonly AccountKind[] Wallet = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    private static readonly PostingKind[] Overdrawing = [PostingKind.Refund, PostingKind.Dispute, PostingKind.Adjustment];

    private readonly Dictionary<long, long> _balances = [];
    private readonly Dictionary<(string Owner, string Currency), (long Earned, long Paid)> _wallets = [];

    public async Task CheckAsync()
    {
        var check = await market.Site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None));
        Assert.Equal("[]", check.Value.Found);
        var (accounts, entries) = await ReadAsync();
        foreach (var posting in entries.GroupBy(one => (one.PostingId, one.Kind)).OrderBy(one => one.Key.PostingId))
            Fold(posting.Key.Kind, [.. posting.Select(one => (accounts[one.AccountId], one.Amount))]);
        Assert.All(accounts.Values, account => Assert.Equal(account.Balance, _balances.GetValueOrDefault(account.Id)));
        Assert.All(accounts.Values.GroupBy(account => account.Currency), currency => Assert.Equal(0, currency.Sum(account => account.Balance)));
    }

    private void Fold(PostingKind kind, IReadOnlyList<(LedgerAccount Account, long Amount)> lines)
    {
        Assert.All(lines.GroupBy(line => line.Account.Currency), currency => Assert.Equal(0, currency.Sum(line => line.Amount)));
        foreach (var (account, amount) in lines.GroupBy(line => line.Account).Select(one => (one.Key, one.Sum(line => line.Amount))))
        {
            var now = _balances[account.Id] = _balances.GetValueOrDefault(account.Id) + amount;
            if (account.Kind is AccountKind.Pending or AccountKind.Reserve or AccountKind.Suspense)
                Assert.True(now >= 0, $"{account.Kind} of {account.Owner} was at {now} {account.Currency}");
            if (account.Kind == AccountKind.Available && amount < 0 && !Overdrawing.Contains(kind))
                Assert.True(now >= 0, $"{account.Owner} was let to overdraw to {now} {account.Currency} by a {kind}");
            if (!Wallet.Contains(account.Kind) || kind is not (PostingKind.Split or PostingKind.Withdrawal))
                continue;
            // Paid out at no time more than had been earned until then, whatever went back meanwhile.
            var (earned, paid) = _wallets.GetValueOrDefault((account.Owner, account.Currency));
            (earned, paid) = kind == PostingKind.Split ? (earned + amount, paid) : (earned, paid - amount);
            Assert.InRange(paid, 0, earned);
            _wallets[(account.Owner, account.Currency)] = (earned, paid);
        }
    }

    private Task<(Dictionary<long, LedgerAccount> Accounts, List<(long PostingId, PostingKind Kind, long AccountId, long Amount)> Entries)> ReadAsync() => market.Site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<JaytekDb>();
        var accounts = await db.Set<LedgerAccount>().AsNoTracking().ToDictionaryAsync(account => account.Id);
        var entries = await (from entry in db.Set<LedgerEntry>().AsNoTracking() join posting in db.Set<LedgerPosting>() on entry.PostingId equals posting.Id
                             orderby entry.PostingId select new { entry.PostingId, posting.Kind, entry.AccountId, entry.Amount }).ToListAsync();
        return (accounts, entries.Select(one => (one.PostingId, one.Kind, one.AccountId, one.Amount)).ToList());
    });
}
