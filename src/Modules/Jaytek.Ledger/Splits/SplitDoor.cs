using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>The door to splits for other modules.</summary>
internal sealed class SplitDoor(RecordSplit record, DivideSale divide, TakeBackSale takeBack, UnitOfWork unit) : ISplits
{
    /// <inheritdoc/>
    public Task<Result> RecordAsync(string scope, IReadOnlyList<SplitShare> shares, DateTimeOffset from, CancellationToken cancellationToken) =>
        record.RunAsync(scope, shares, from, cancellationToken);

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<SplitLine>>> DivideAsync(Sale sale, CancellationToken cancellationToken)
    {
        var divided = await divide.RunAsync(sale, cancellationToken);
        return divided.Error is { } error ? error : Result.From(DividedSales.Show(divided.Value));
    }

    /// <inheritdoc/>
    public async Task<Result> TakeBackAsync(string saleKey, Money gross, string key, Money amount, PostingKind kind, CancellationToken cancellationToken) =>
        await takeBack.TakeAsync(saleKey, gross, key, amount, kind, cancellationToken);

    /// <inheritdoc/>
    public async Task<Result> GiveBackAsync(string saleKey, string key, CancellationToken cancellationToken) => await takeBack.GiveBackAsync(saleKey, key, cancellationToken);

    /// <inheritdoc/>
    public async Task<Money> TakenAsync(string saleKey, string key, string currency, CancellationToken cancellationToken) => new(
        await unit.Db.Set<TakenBack>().Where(t => t.SaleKey == saleKey && t.Key == key && !t.IsGivenBack).Select(t => t.Amount).SingleOrDefaultAsync(cancellationToken), currency);

    /// <inheritdoc/>
    public async Task<Money?> TakenTaxAsync(string saleKey, string key, CancellationToken cancellationToken)
    {
        var sale = await unit.Db.Set<DividedSale>().AsNoTracking().Include(s => s.Lines).Include(s => s.Takings).SingleOrDefaultAsync(s => s.Key == saleKey, cancellationToken);
        return sale?.Takings.Find(t => t.Key == key && !t.IsGivenBack) is { ByLine: not null } taking
            ? new Money(taking.OfLines().Zip(sale.Lines.OrderBy(l => l.Line)).Where(one => one.Second.Account == AccountKind.Tax).Sum(one => one.First), sale.Currency)
            : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SplitLine>> LinesAsync(string saleKey, CancellationToken cancellationToken) =>
        await unit.Db.Set<DividedSale>().AsNoTracking().Include(s => s.Lines.OrderBy(l => l.Line)).SingleOrDefaultAsync(s => s.Key == saleKey, cancellationToken) is { } sale
            ? DividedSales.Show(sale)
            : [];
}
