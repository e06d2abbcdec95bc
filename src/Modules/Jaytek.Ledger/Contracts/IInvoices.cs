using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>What sort of document.</summary>
public enum InvoiceKind
{
    /// <summary>Somebody owes, or has paid, its total. One that corrects a credit note takes that back.</summary>
    Invoice,

    /// <summary>A part of an invoice, or all of it, is not owed any more.</summary>
    CreditNote,
}

/// <summary>One line of an invoice that is to be issued.</summary>
/// <param name="Title">What was sold.</param>
/// <param name="Quantity">How many; above zero.</param>
/// <param name="Gross">For all of them, with tax; not below zero.</param>
/// <param name="TaxName">What the tax is called, such as <c>VAT</c>.</param>
/// <param name="TaxBasisPoints">Its rate: 1900 is 19 %.</param>
/// <param name="Tax">The part of <paramref name="Gross"/> that is tax.</param>
public sealed record InvoiceLineDraft(string Title, int Quantity, Money Gross, string TaxName, int TaxBasisPoints, Money Tax);

/// <summary>An invoice that is to be issued. Who the buyer is, and who issues, is looked up and frozen at that moment.</summary>
public sealed record InvoiceDraft
{
    /// <summary>The longest key, characters.</summary>
    public const int MaxKey = 100;

    /// <summary>The most lines.</summary>
    public const int MaxLines = 500;

    /// <summary>What makes it this invoice, such as <c>order:{id}</c>. The same key with the same content is the same invoice.</summary>
    public required string Key { get; init; }

    /// <summary>A user's id.</summary>
    public required string BuyerId { get; init; }

    /// <summary>Which order it is about.</summary>
    public required string OrderId { get; init; }

    /// <summary>The provider's payment, or null.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>When it was supplied, UTC.</summary>
    public required DateTimeOffset SuppliedAt { get; init; }

    /// <summary>At least one, all of one currency.</summary>
    public required IReadOnlyList<InvoiceLineDraft> Lines { get; init; }

    /// <summary>The buyer's name where it is not the account's; null takes that.</summary>
    public string? BuyerName { get; init; }

    /// <summary>The buyer's address of e-mail where it is not the account's; null takes that.</summary>
    public string? BuyerEmail { get; init; }

    /// <summary>The buyer's address as it is to be written, a line each; empty where it is not known.</summary>
    public IReadOnlyList<string> BuyerAddress { get; init; } = [];

    /// <summary>The buyer's VAT number, or null.</summary>
    public string? BuyerVatId { get; init; }
}

/// <summary>A document that was issued.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Number">Such as <c>2026-000123</c>; without gaps within brand, series and year.</param>
/// <param name="Kind">What it is.</param>
/// <param name="OfId">Which document it corrects; null for one that stands for itself.</param>
/// <param name="OrderId">Which order it is about.</param>
/// <param name="Gross">Its total with tax.</param>
/// <param name="IssuedAt">When, UTC.</param>
public sealed record IssuedInvoice(string Id, string Number, InvoiceKind Kind, string? OfId, string OrderId, Money Gross, DateTimeOffset IssuedAt)
{
    /// <summary>Where its PDF is: a path of this site, for the buyer and for who may read all invoices.</summary>
    public string Path => $"/invoices/{Id}.pdf";
}

/// <summary>Who else than an invoice's buyer may read it, as the module says whose orders they are.</summary>
public interface IInvoiceReader
{
    /// <summary>Whether whoever asks in this request may read the documents of an order.</summary>
    Task<bool> MayReadAsync(string orderId, CancellationToken cancellationToken);
}

/// <summary>
/// Invoices and credit notes. What was issued is never changed: it is corrected by another document. All of it joins the open unit of work or
/// opens one; who may is for the caller to ask.
/// </summary>
public interface IInvoices
{
    /// <summary>Issues an invoice, once for its key. Errors: <c>ledger.invoice.key_reused</c> (the key was issued with another content).</summary>
    /// <exception cref="ArgumentException">The draft is none: no lines, two currencies, more tax than money.</exception>
    Task<Result<IssuedInvoice>> IssueAsync(InvoiceDraft draft, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a part of an invoice back by a credit note, once for its key. Errors:
    /// <c>ledger.invoice.not_found</c>, <c>ledger.invoice.too_much</c> (more than is left of it), <c>ledger.invoice.key_reused</c>.
    /// </summary>
    /// <param name="key">What makes it this credit note, such as <c>refund:{id}</c>.</param>
    /// <param name="invoiceKey">The invoice's key.</param>
    /// <param name="amount">With tax; above zero.</param>
    /// <param name="tax">
    /// How much of it is tax, as the books took it, so that both say the same to the last unit; null for the proportion in which net and tax are
    /// left. What is more tax, or less, than the invoice has left is taken as near as it gets.
    /// </param>
    /// <param name="reason">For the buyer, a few words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<IssuedInvoice>> CreditAsync(string key, string invoiceKey, Money amount, Money? tax, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a credit note back by an invoice of the same lines, once for its key: the money did not reach the buyer. Errors:
    /// <c>ledger.invoice.not_found</c>, <c>ledger.invoice.taken_back</c> (under another key), <c>ledger.invoice.key_reused</c>.
    /// </summary>
    /// <param name="key">What makes it this one, such as <c>refund:{id}:back</c>.</param>
    /// <param name="creditKey">The credit note's key.</param>
    /// <param name="reason">For the buyer, a few words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<IssuedInvoice>> RestoreAsync(string key, string creditKey, string reason, CancellationToken cancellationToken);

    /// <summary>The document that was issued under a key, or null.</summary>
    Task<IssuedInvoice?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>The documents of some orders, the oldest first.</summary>
    Task<IReadOnlyList<IssuedInvoice>> OfOrdersAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken);
}
