using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>Takes a refund or a dispute off those who shared a sale, and gives it back where it did not stand.</summary>
internal sealed class TakeBackSale(ActionRunner runner, IPostings postings)
{
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
            var holds = await scope.Db.Set<Hold>().Where(h => h.SaleKey == saleKey && h.Left > 0).OrderBy(h => h.ReleaseAt).ThenBy(h => h.Id).ToListAsync(cancellationToken);
            var entries = sale.Lines.SelectMany((line, i) => Give(sale, line, parts[i], holds)).Append(new EntryDraft(AccountRef.Suspense(saleKey, sale.Currency), amount.Minor));
            return (await postings.PostAsync(Draft(sale, taking, key + ":split", "taken back from", [.. entries]), cancellationToken)).Error is { } error ? error : true;
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
            var parts = JsonSerializer.Deserialize<IReadOnlyList<long>>(taking.ByLine)!;
            for (var i = 0; i < parts.Count; i++)
                sale.Lines[i].TakenBack -= parts[i];
            var holds = await scope.Db.Set<Hold>().AsNoTracking().Where(h => h.SaleKey == saleKey && h.ReleaseAt > scope.Now).OrderBy(h => h.ReleaseAt).ToListAsync(cancellationToken);
            var entries = sale.Lines.Select((line, i) => new EntryDraft(Back(scope, sale, line, parts[i], holds), parts[i])).Where(e => e.Amount != 0)
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

    // What was to be held until a day is held until then again: nobody gets at it earlier by a dispute.
    private static AccountRef Back(ActionScope scope, DividedSale sale, DividedLine line, long part, List<Hold> holds)
    {
        if (part == 0 || line.Holder is not { } holder || holds.Find(h => h.UserId == holder) is not { } before)
            return AccountOf(sale, line);
        var hold = new Hold { SaleKey = sale.Key, UserId = holder, Currency = sale.Currency, Account = AccountKind.Pending, Left = part, ReleaseAt = before.ReleaseAt };
        scope.Db.Add(hold);
        return hold.Holding;
    }

    private static AccountRef AccountOf(DividedSale sale, DividedLine line) => line switch
    {
        { Holder: { } holder } => AccountRef.Available(holder, sale.Currency),
        { Account: AccountKind.Tax } => AccountRef.Tax(sale.Currency),
        _ => AccountRef.Revenue(sale.Currency),
    };
}
