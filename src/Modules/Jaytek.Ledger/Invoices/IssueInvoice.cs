using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>Issues an invoice, once for its key.</summary>
internal sealed class IssueInvoice(ActionRunner runner, WriteInvoice write, IUserDirectory users, SiteZone zone)
{
    private const int MaxTitle = 500;

    private const int MaxName = 300;

    /// <summary>As <see cref="IInvoices.IssueAsync"/>.</summary>
    public Task<Result<Invoice>> RunAsync(InvoiceDraft draft, CancellationToken cancellationToken)
    {
        Check(draft);
        return runner.RunRepeatableAsync<Invoice>("ledger.invoice.issue", async scope =>
        {
            await scope.LockAsync("invoice:" + draft.Key, cancellationToken);
            var hash = Hash(draft);
            if (await scope.Db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Key == draft.Key, cancellationToken) is { } first)
                return first.InputHash.AsSpan().SequenceEqual(hash) ? first : LedgerErrors.InvoiceKeyReused(draft.Key);
            var text = new InvoiceText(
                InvoiceKind.Invoice, null, null, draft.OrderId, draft.PaymentReference,
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(draft.SuppliedAt, await zone.GetAsync(cancellationToken)).DateTime),
                draft.BuyerId, await BuyerAsync(draft, cancellationToken), draft.Lines[0].Gross.Currency, [.. draft.Lines.Select(LineOf)]);
            return await write.RunAsync(scope, draft.Key, hash, text, cancellationToken);
        }, cancellationToken);
    }

    private static InvoiceLine LineOf(InvoiceLineDraft line, int at) => new(
        at, Cut(line.Title, MaxTitle), line.Quantity, (line.Gross - line.Tax).Minor, line.TaxName, line.TaxBasisPoints, line.Tax.Minor, line.Gross.Minor);

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    // Somebody who is suspended, or gone, has bought all the same. Read by this unit's own connection: forty that each waited for a second one
    // while holding the first would wait for ever.
    private async Task<InvoiceBuyer> BuyerAsync(InvoiceDraft draft, CancellationToken cancellationToken)
    {
        var name = draft.BuyerName ?? (await users.FindAsync([draft.BuyerId], cancellationToken)).GetValueOrDefault(draft.BuyerId)?.DisplayName;
        var email = draft.BuyerEmail ?? await users.FindEmailAsync(draft.BuyerId, cancellationToken);
        return new InvoiceBuyer(Cut(string.IsNullOrWhiteSpace(name) ? "Account " + draft.BuyerId : name, MaxName), email ?? "", draft.BuyerAddress, draft.BuyerVatId ?? "");
    }

    // A draft that is none is a bug of who made it.
    private static void Check(InvoiceDraft draft)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.Key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Key.Length, InvoiceDraft.MaxKey, "Key");
        if (draft.Lines.Count is 0 or > InvoiceDraft.MaxLines)
            throw new ArgumentException($"An invoice has 1 to {InvoiceDraft.MaxLines} lines; {draft.Key} has {draft.Lines.Count}.", nameof(draft));
        if (draft.Lines.FirstOrDefault(l => l.Quantity < 1 || l.Gross.IsNegative || l.Tax.IsNegative || l.Tax > l.Gross || l.Gross.Minor > EntryDraft.MaxAmount || l.TaxBasisPoints < 0) is { } wrong)
            throw new ArgumentException($"{draft.Key}: {wrong} is no line.", nameof(draft));
        if (draft.Lines.Select(l => l.Gross.Currency).Distinct().Count() > 1)
            throw new ArgumentException($"{draft.Key} has lines in two currencies.", nameof(draft));
    }

    // Names and addresses are looked up at the first time and do not count for whether two drafts are the same.
    private static byte[] Hash(InvoiceDraft draft) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        1, draft.BuyerId, draft.OrderId, draft.PaymentReference, draft.SuppliedAt.UtcTicks,
        draft.Lines.Select(l => new object[] { l.Title, l.Quantity, l.Gross.Minor, l.Gross.Currency, l.TaxName, l.TaxBasisPoints, l.Tax.Minor }),
    }));
}
