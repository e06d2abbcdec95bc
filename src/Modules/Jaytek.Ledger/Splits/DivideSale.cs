using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Postings;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Splits;

/// <summary>Divides a sale: out of suspense, to the holders' pending earnings, to tax and to the platform.</summary>
internal sealed class DivideSale(ActionRunner runner, IPostings postings, SplitRules rules, IOptions<LedgerOptions> options)
{
    /// <summary>As <see cref="ISplits.DivideAsync"/>.</summary>
    public Task<Result<DividedSale>> RunAsync(Sale sale, CancellationToken cancellationToken)
    {
        if (sale.Gross.Minor <= 0 || sale.Tax.IsNegative || sale.Tax > sale.Gross || !sale.Parts.Any(part => part.Weight > 0) || sale.Parts.Any(part => part.Weight < 0))
            throw new ArgumentException($"{sale.Key}: {sale.Tax} of {sale.Gross} is no sale.", nameof(sale));
        return runner.RunRepeatableAsync<DividedSale>("ledger.sale.divide", async scope =>
        {
            var row = await DividedSales.LockAsync(scope, sale.Key, sale.Gross, cancellationToken);
            var input = Hash(sale);
            if (row.Currency != sale.Gross.Currency || row.Gross != sale.Gross.Minor || (row.Input is not null && row.Input != input))
                return LedgerErrors.OtherSale(sale.Key);
            if (row.Input is not null)
                return row;
            var lines = SplitRules.Divide(sale, await rules.FindAsync(scope.Db, sale, cancellationToken));
            foreach (var taking in row.Takings.Where(t => !t.IsGivenBack))
                taking.ByLine = JsonSerializer.Serialize(SplitRules.TakeOff(lines, taking.Amount));
            (row.Input, row.DividedAt) = (input, scope.Now);
            row.Lines.AddRange(lines);
            var draft = Draft(sale, row, lines.SelectMany(line => EntriesOf(scope, sale, line)));
            if (row.Gross == row.TakenBack)
                return row;
            return (await postings.PostAsync(draft, cancellationToken)).Error is { } error ? error : row;
        }, cancellationToken);
    }

    private static PostingDraft Draft(Sale sale, DividedSale row, IEnumerable<EntryDraft> entries) => new()
    {
        Key = sale.Key + ":split",
        Kind = PostingKind.Split,
        Source = "ledger",
        Description = sale.Description,
        Entries = [new EntryDraft(AccountRef.Suspense(sale.Key, row.Currency), row.TakenBack - row.Gross), .. entries],
        Metadata = new Dictionary<string, string> { ["sale"] = sale.Key },
    };

    private IEnumerable<EntryDraft> EntriesOf(ActionScope scope, Sale sale, DividedLine line)
    {
        var amount = line.Amount - line.TakenBack;
        if (line.Holder is not { } holder)
        {
            var account = line.Account == AccountKind.Tax ? AccountRef.Tax(sale.Gross.Currency) : AccountRef.Revenue(sale.Gross.Currency);
            return amount == 0 ? [] : [new EntryDraft(account, amount)];
        }

        var reserve = Rounding.Scale(amount, options.Value.ReserveBasisPoints, Rounding.Whole);
        // Until when it would have been held is written down also of what was taken back before: it may be given back.
        return new[]
        {
            Keep(scope, sale, holder, AccountKind.Pending, amount - reserve, options.Value.ReleaseDays, isWritten: line.Amount > 0),
            Keep(scope, sale, holder, AccountKind.Reserve, reserve, options.Value.ReserveDays, isWritten: reserve > 0),
        }.OfType<EntryDraft>();
    }

    private static EntryDraft? Keep(ActionScope scope, Sale sale, string holder, AccountKind account, long amount, int days, bool isWritten)
    {
        if (!isWritten)
            return null;
        var hold = new Hold
        {
            SaleKey = sale.Key, UserId = holder, Currency = sale.Gross.Currency, Account = account, Left = amount, ReleaseAt = sale.At.AddDays(days),
        };
        scope.Db.Add(hold);
        return amount == 0 ? null : new EntryDraft(hold.Holding, amount);
    }

    // One seller's is said without weights, as sales of before were.
    private static string Hash(Sale sale) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sale.Parts is [var only]
        ? new object[] { sale.Gross.Minor, sale.Gross.Currency, sale.Tax.Minor, only.SellerId, only.Scopes, Words.Of(sale.Kind) }
        : [sale.Gross.Minor, sale.Gross.Currency, sale.Tax.Minor, sale.Parts, Words.Of(sale.Kind)])));
}
