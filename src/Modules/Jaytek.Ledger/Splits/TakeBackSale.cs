using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>Takes a refund or a dispute off those who shared a sale, and gives it back where it did not stand.</summary>
internal sealed class TakeBackSale(ActionRunner runner, IPostings postings)
{
    // Behind a taking's key: the posting of what it took.
    private const string TakenMark = ":split";

    /// <summary>As <see cref="ISplits.TakeBackAsync"/>.</summary>
    public Task<Result<bool>> TakeAsync(string saleKey, Money gross, string key, Money amount, PostingKind kind, CancellationToken cancellationToken)
    {
        if (amount.Minor <= 0 || amount.Currency != gross.Currency || kind is not (PostingKind.Refund or PostingKind.Dispute))
            throw new ArgumentException($"{kind} of {amount} takes nothing back.", nameof(amount));
        return runner.RunRepeatableAsync<bool>("ledger.sale.take_back", async scope =>
        {
            var sale = await DividedSales.LockAsync(scope, saleKey, gross, cancellationToken);
            if (sale.Currency != gross.Currency || sale.Gross != gross.Minor)
                return LedgerErrors.OtherSale(saleKey);
            if (sale.Takings.Find(t => t.Key == key) is { } first)
                return first.Amount == amount.Minor && first.Kind == kind ? true : LedgerErrors.KeyReused(key);
            if (amount.Minor > sale.Gross - sale.TakenBack)
                return LedgerErrors.TooMuch(new Money(sale.Gross - sale.TakenBack, sale.Currency));
            var taking = new TakenBack { SaleKey = saleKey, Key = key, Amount = amount.Minor, Kind = kind };
            sale.TakenBack += amount.Minor;
            sale.Takings.Add(taking);
            if (sale.Input is null)
                return true;
            var parts = SplitRules.TakeOff(sale.Lines, amount.Minor);
            taking.ByLine = JsonSerializer.Serialize(parts);
            // Also those of which the database says that nothing is left: this unit of work may have put something back.
            var holds = await scope.Db.Set<Hold>().Where(h => h.SaleKey == saleKey).OrderBy(h => h.ReleaseAt).ThenBy(h => h.Id).ToListAsync(cancellationToken);
            var entries = sale.Lines.SelectMany((line, i) => Give(sale, line, parts[i], holds)).Append(new EntryDraft(AccountRef.Suspense(saleKey, sale.Currency), amount.Minor));
            return (await postings.PostAsync(Draft(sale, taking, key + TakenMark, "taken back from", [.. entries]), cancellationToken)).Error is { } error ? error : true;
        }, cancellationToken);
    }

    /// <summary>As <see cref="ISplits.GiveBackAsync"/>.</summary>
    public Task<Result<bool>> GiveBackAsync(string saleKey, string key, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<bool>("ledger.sale.give_back", async scope =>
        {
            await scope.LockAsync(saleKey, cancellationToken);
            var sale = await scope.Db.Set<DividedSale>().Include(s => s.Lines.OrderBy(l => l.Line)).Include(s => s.Takings)
                .SingleOrDefaultAsync(s => s.Key == saleKey, cancellationToken);
            if (sale?.Takings.Find(t => t.Key == key) is not { } taking)
                return LedgerErrors.NotTaken(key);
            if (taking.IsGivenBack)
                return true;
            taking.IsGivenBack = true;
            sale.TakenBack -= taking.Amount;
            if (taking.ByLine is null)
                return true;
            var parts = taking.OfLines();
            for (var i = 0; i < parts.Count; i++)
                sale.Lines[i].TakenBack -= parts[i];
            var holds = await scope.Db.Set<Hold>().Where(h => h.SaleKey == saleKey && h.ReleaseAt > scope.Now).OrderBy(h => h.ReleaseAt).ThenBy(h => h.Id).ToListAsync(cancellationToken);
            var taken = await TakenFromAsync(scope, taking, cancellationToken);
            var entries = sale.Lines.Where(line => line.Holder is null).Select(line => new EntryDraft(AccountOf(sale, line), parts[line.Line]))
                .Concat(sale.Lines.Where(line => line.Holder is not null).GroupBy(line => line.Holder!).SelectMany(own => Back(sale, own.Key, own.Sum(line => parts[line.Line]), taken, holds)))
                .Where(e => e.Amount != 0)
                .Append(new EntryDraft(AccountRef.Suspense(saleKey, sale.Currency), -taking.Amount));
            return (await postings.PostAsync(Draft(sale, taking, key + ":back", "given back to", [.. entries]), cancellationToken)).Error is { } error ? error : true;
        }, cancellationToken);

    private static PostingDraft Draft(DividedSale sale, TakenBack taking, string key, string words, IReadOnlyList<EntryDraft> entries) => new()
    {
        Key = key,
        Kind = taking.Kind,
        Source = "ledger",
        Description = $"{new Money(taking.Amount, sale.Currency)} {words} who shared {sale.Key}",
        Entries = entries,
        Metadata = new Dictionary<string, string> { ["sale"] = sale.Key, ["reason"] = taking.Key },
    };

    // What of the sale is held back goes first; only then what its owner might spend.
    private static IEnumerable<EntryDraft> Give(DividedSale sale, DividedLine line, long part, List<Hold> holds)
    {
        var left = part;
        foreach (var hold in holds.Where(h => h.UserId == line.Holder && h.Left > 0))
        {
            var taken = Math.Min(left, hold.Left);
            if (taken == 0)
                yield break;
            hold.Left -= taken;
            left -= taken;
            yield return new EntryDraft(hold.Holding, -taken);
        }

        if (left > 0)
            yield return new EntryDraft(AccountOf(sale, line), -left);
    }

    // Where it came from, by whose account of which kind. A sale that was divided afterwards gave nothing: what was taken off it is pending.
    private static async Task<ILookup<string, (AccountKind Kind, long Amount)>> TakenFromAsync(ActionScope scope, TakenBack taking, CancellationToken cancellationToken)
    {
        var entries = await (from posting in scope.Db.Set<LedgerPosting>()
                             join entry in scope.Db.Set<LedgerEntry>() on posting.Id equals entry.PostingId
                             join account in scope.Db.Set<LedgerAccount>() on entry.AccountId equals account.Id
                             where posting.Key == taking.Key + TakenMark && entry.Amount < 0
                             select new { account.Owner, account.Kind, entry.Amount }).AsNoTracking().ToListAsync(cancellationToken);
        return entries.ToLookup(e => e.Owner, e => (e.Kind, -e.Amount));
    }

    // What was held until a day is held until then again, and what could be spent already can be spent again: a dispute that was won neither
    // brings money forward nor holds it up.
    private static IEnumerable<EntryDraft> Back(DividedSale sale, string holder, long part, ILookup<string, (AccountKind Kind, long Amount)> taken, List<Hold> holds)
    {
        foreach (var (kind, amount) in taken.Contains(holder) ? taken[holder] : [(AccountKind.Pending, part)])
        {
            var hold = kind == AccountKind.Available ? null : holds.Find(h => h.UserId == holder && h.Account == kind);
            if (hold is not null)
                hold.Left += amount;
            yield return new EntryDraft(hold?.Holding ?? AccountRef.Available(holder, sale.Currency), amount);
        }
    }

    private static AccountRef AccountOf(DividedSale sale, DividedLine line) => line switch
    {
        { Holder: { } holder } => AccountRef.Available(holder, sale.Currency),
        { Account: AccountKind.Tax } => AccountRef.Tax(sale.Currency),
        _ => AccountRef.Revenue(sale.Currency),
    };
}
