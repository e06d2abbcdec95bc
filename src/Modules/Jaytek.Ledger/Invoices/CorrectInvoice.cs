using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>Takes a part of an invoice back by a credit note, and a credit note back by an invoice; each once for its key.</summary>
internal sealed class CorrectInvoice(ActionRunner runner, WriteInvoice write)
{
    private const int MaxReason = 300;

    /// <summary>As <see cref="IInvoices.CreditAsync"/>.</summary>
    public Task<Result<Invoice>> CreditAsync(string key, string invoiceKey, Money amount, Money? tax, string reason, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Minor, nameof(amount));
        if (tax is { } given && (given.Currency != amount.Currency || given.IsNegative || given > amount))
            throw new ArgumentException($"{given} is not the tax of {amount}.", nameof(tax));
        // The tax follows from the amount, and does not make it another credit note.
        return RunAsync("ledger.invoice.credit", key, invoiceKey, [1, "credit", invoiceKey, amount.Minor, amount.Currency], async (scope, root) =>
        {
            if (root.Kind != InvoiceKind.Invoice || root.OfId is not null)
                return LedgerErrors.InvoiceNotFound(invoiceKey);
            var corrections = await scope.Db.Set<Invoice>().AsNoTracking().Where(i => i.RootId == root.Id && i.Id != root.Id).ToListAsync(cancellationToken);
            var document = WriteInvoice.Read(root);
            var left = InvoiceMath.Left(document.Lines, corrections.Select(WriteInvoice.Read));
            var most = left.Sum(line => line.Gross);
            if (amount.Currency != root.Currency || amount.Minor > most)
                return LedgerErrors.InvoiceTooMuch(root.Number, new Money(most, root.Currency));
            return Text(InvoiceKind.CreditNote, root, document, reason, InvoiceMath.Take(left, amount.Minor, tax?.Minor));
        }, cancellationToken);
    }

    /// <summary>As <see cref="IInvoices.RestoreAsync"/>.</summary>
    public Task<Result<Invoice>> RestoreAsync(string key, string creditKey, string reason, CancellationToken cancellationToken) =>
        RunAsync("ledger.invoice.restore", key, creditKey, [1, "restore", creditKey], async (scope, credit) =>
        {
            if (credit.Kind != InvoiceKind.CreditNote)
                return LedgerErrors.InvoiceNotFound(creditKey);
            if (await scope.Db.Set<Invoice>().AnyAsync(i => i.OfId == credit.Id, cancellationToken))
                return LedgerErrors.InvoiceTakenBack(credit.Number);
            var document = WriteInvoice.Read(credit);
            return Text(InvoiceKind.Invoice, credit, document, reason, document.Lines);
        }, cancellationToken);

    private Task<Result<Invoice>> RunAsync(
        string action, string key, string ofKey, object[] input, Func<ActionScope, Invoice, Task<Result<InvoiceText>>> textAsync, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, InvoiceDraft.MaxKey, nameof(key));
        return runner.RunRepeatableAsync<Invoice>(action, async scope =>
        {
            var invoices = scope.Db.Set<Invoice>().AsNoTracking();
            if (await invoices.SingleOrDefaultAsync(i => i.Key == ofKey, cancellationToken) is not { } of)
                return LedgerErrors.InvoiceNotFound(ofKey);
            // All that corrects one invoice waits in one line, so that together it is never more than the invoice.
            await scope.LockAsync("invoice:root:" + of.RootId, cancellationToken);
            var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input));
            if (await invoices.SingleOrDefaultAsync(i => i.Key == key, cancellationToken) is { } first)
                return first.InputHash.AsSpan().SequenceEqual(hash) ? first : LedgerErrors.InvoiceKeyReused(key);
            var text = await textAsync(scope, of);
            return text.Error is { } error ? error : await write.RunAsync(scope, key, hash, text.Value, cancellationToken);
        }, cancellationToken);
    }

    private static InvoiceText Text(InvoiceKind kind, Invoice of, InvoiceDocument document, string reason, IReadOnlyList<InvoiceLine> lines) => new(
        kind, of, reason.Length <= MaxReason ? reason : reason[..MaxReason], of.OrderId, document.PaymentReference, document.SuppliedOn, of.BuyerId, document.Buyer, of.Currency, lines);
}
