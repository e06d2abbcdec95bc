using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>The rows of sales, for who changes them and who reads them.</summary>
internal static class DividedSales
{
    /// <summary>The sale's row with its lines and takings, made where it is new; nobody else works on the sale until the unit of work ends.</summary>
    public static async Task<DividedSale> LockAsync(ActionScope scope, string key, Money gross, CancellationToken cancellationToken)
    {
        await scope.LockAsync(key, cancellationToken);
        var row = await scope.Db.Set<DividedSale>()
            .Include(s => s.Lines.OrderBy(l => l.Line)).Include(s => s.Takings.OrderBy(t => t.Key))
            .SingleOrDefaultAsync(s => s.Key == key, cancellationToken);
        if (row is not null)
            return row;
        row = new DividedSale { Key = key, Currency = gross.Currency, Gross = gross.Minor };
        scope.Db.Add(row);
        return row;
    }

    /// <summary>The lines as others see them.</summary>
    public static IReadOnlyList<SplitLine> Show(DividedSale sale) =>
        [.. sale.Lines.Select(l => new SplitLine(l.Holder, l.Account, new Money(l.Amount, sale.Currency), new Money(l.TakenBack, sale.Currency)))];
}
