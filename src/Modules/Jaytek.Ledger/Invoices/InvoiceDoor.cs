using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>The door to invoices for other modules.</summary>
internal sealed class InvoiceDoor(UnitOfWork unit, IssueInvoice issue, CorrectInvoice correct) : IInvoices
{
    /// <inheritdoc/>
    public async Task<Result<IssuedInvoice>> IssueAsync(InvoiceDraft draft, CancellationToken cancellationToken) => Told(await issue.RunAsync(draft, cancellationToken));

    /// <inheritdoc/>
    public async Task<Result<IssuedInvoice>> CreditAsync(string key, string invoiceKey, Money amount, Money? tax, string reason, CancellationToken cancellationToken) =>
        Told(await correct.CreditAsync(key, invoiceKey, amount, tax, reason, cancellationToken));

    /// <inheritdoc/>
    public async Task<Result<IssuedInvoice>> RestoreAsync(string key, string creditKey, string reason, CancellationToken cancellationToken) =>
        Told(await correct.RestoreAsync(key, creditKey, reason, cancellationToken));

    /// <inheritdoc/>
    public async Task<IssuedInvoice?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await unit.Db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, cancellationToken))?.Issued;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IssuedInvoice>> OfOrdersAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken)
    {
        var rows = await unit.Db.Set<Invoice>().AsNoTracking().Where(i => orderIds.Contains(i.OrderId)).OrderBy(i => i.IssuedAt).ThenBy(i => i.Kind).ThenBy(i => i.Sequence)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(i => i.Issued)];
    }

    private static Result<IssuedInvoice> Told(Result<Invoice> result) => result.Error is { } error ? error : result.Value.Issued;
}
