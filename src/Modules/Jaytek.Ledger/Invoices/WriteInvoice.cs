using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Documents;

namespace Jaytek.Ledger.Invoices;

/// <summary>What a document says beside its number, its day and who issues it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Of">Which one it corrects.</param>
/// <param name="Reason">Why it does.</param>
/// <param name="OrderId">Which order.</param>
/// <param name="PaymentReference">The provider's payment.</param>
/// <param name="SuppliedOn">The day of the supply.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="Buyer">As it is printed.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Lines">What it is about.</param>
internal sealed record InvoiceText(
    InvoiceKind Kind, Invoice? Of, string? Reason, string OrderId, string? PaymentReference, DateOnly SuppliedOn, string BuyerId, InvoiceBuyer Buyer, string Currency,
    IReadOnlyList<InvoiceLine> Lines);

/// <summary>Writes the row of a document under the next number, with all that it says, and has it printed. Within the caller's action.</summary>
internal sealed class WriteInvoice(InvoiceNumbers numbers, ISettings<InvoiceSettings> settings, ISettings<SiteSettings> site)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What a document says.</summary>
    public static InvoiceDocument Read(Invoice invoice) => JsonSerializer.Deserialize<InvoiceDocument>(invoice.Content, Json)!;

    public async Task<Invoice> RunAsync(ActionScope scope, string key, byte[] hash, InvoiceText text, CancellationToken cancellationToken)
    {
        var current = await settings.GetAsync(cancellationToken);
        var taken = await numbers.TakeAsync(scope, text.Kind, current, cancellationToken);
        var document = new InvoiceDocument
        {
            Number = taken.Number, Kind = text.Kind, OfNumber = text.Of?.Number, Reason = text.Reason, IssuedOn = taken.On, SuppliedOn = text.SuppliedOn, OrderId = text.OrderId,
            PaymentReference = text.PaymentReference, Currency = text.Currency, Issuer = IssuerOf(current, (await site.GetAsync(cancellationToken)).SiteName), Buyer = text.Buyer, Lines = text.Lines,
        };
        var id = PublicId.New();
        var invoice = new Invoice
        {
            Id = id, Key = key, InputHash = hash, BrandId = taken.BrandId, Kind = text.Kind, Year = taken.Year, Sequence = taken.Sequence, Number = taken.Number,
            OfId = text.Of?.Id, RootId = text.Of?.RootId ?? id, IssuedAt = taken.At, IssuedOn = taken.On, BuyerId = text.BuyerId, BuyerName = text.Buyer.Name, OrderId = text.OrderId,
            Currency = text.Currency, Net = document.Net, Tax = document.Tax, Gross = document.Gross, Content = JsonSerializer.Serialize(document, Json), Search = SearchOf(taken.Number, text),
        };
        scope.Db.Add(invoice);
        WantDocument.Add(scope, DocumentKinds.Invoice, id);
        scope.Audit("Invoice", id, $"{(text.Kind == InvoiceKind.Invoice ? "Invoice" : "Credit note")} {taken.Number} of {invoice.Total} issued for order {text.OrderId}");
        // At once: the database wants the numbers in their order, and the next of this unit may follow.
        await scope.Db.SaveChangesAsync(cancellationToken);
        return invoice;
    }

    private static InvoiceIssuer IssuerOf(InvoiceSettings settings, string siteName) => new(
        settings.LegalName.Length > 0 ? settings.LegalName : siteName,
        [.. new[] { settings.Address, settings.AddressMore, settings.City, settings.Country }.Where(line => line.Length > 0)],
        settings.VatId, settings.Registration, settings.Email, settings.Footer);

    private static string SearchOf(string number, InvoiceText text)
    {
        var folded = TextFolding.FoldWhole($"{number} {text.OrderId} {text.Buyer.Name} {text.Buyer.Email} {text.Of?.Number}");
        return folded.Length <= Invoice.MaxSearch ? folded : folded[..Invoice.MaxSearch];
    }
}
