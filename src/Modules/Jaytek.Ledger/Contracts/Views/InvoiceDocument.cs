using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts.Views;

/// <summary>Who issues, as it stood when the document was issued.</summary>
/// <param name="Name">The legal name; the site's where none is set up.</param>
/// <param name="Address">A line each.</param>
/// <param name="VatId">Or empty.</param>
/// <param name="Registration">Such as a number in a register of companies; or empty.</param>
/// <param name="Email">Or empty.</param>
/// <param name="Footer">A few words below everything; or empty.</param>
public sealed record InvoiceIssuer(string Name, IReadOnlyList<string> Address, string VatId, string Registration, string Email, string Footer);

/// <summary>Who buys, as it stood when the document was issued.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Email">Or empty.</param>
/// <param name="Address">A line each; empty where it was not given.</param>
/// <param name="VatId">Or empty.</param>
public sealed record InvoiceBuyer(string Name, string Email, IReadOnlyList<string> Address, string VatId);

/// <summary>A line of a document; amounts are minor units of its currency.</summary>
/// <param name="Line">Which line of the first invoice it is about, from 0.</param>
/// <param name="Title">What was sold.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Net">Without tax.</param>
/// <param name="TaxName">What the tax is called.</param>
/// <param name="TaxBasisPoints">Its rate.</param>
/// <param name="Tax">How much of it.</param>
/// <param name="Gross">With tax.</param>
public sealed record InvoiceLine(int Line, string Title, int Quantity, long Net, string TaxName, int TaxBasisPoints, long Tax, long Gross);

/// <summary>What falls to one rate of tax.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="BasisPoints">The rate.</param>
/// <param name="Net">What is taxed by it.</param>
/// <param name="Tax">How much it is.</param>
public sealed record InvoiceTax(string Name, int BasisPoints, long Net, long Tax);

/// <summary>All that an invoice or a credit note says, frozen when it was issued; the model of <c>Print/Invoice</c>.</summary>
public sealed record InvoiceDocument
{
    /// <summary>Such as <c>2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public required InvoiceKind Kind { get; init; }

    /// <summary>The number of the document that it corrects, or null.</summary>
    public string? OfNumber { get; init; }

    /// <summary>Why it corrects, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The day, by the site's clock.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day of the supply, by the site's clock.</summary>
    public required DateOnly SuppliedOn { get; init; }

    /// <summary>Which order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The provider's payment, or null.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>The ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Who issues.</summary>
    public required InvoiceIssuer Issuer { get; init; }

    /// <summary>Who buys.</summary>
    public required InvoiceBuyer Buyer { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>By rate, in the order of the lines.</summary>
    public IReadOnlyList<InvoiceTax> Taxes => [.. Lines.GroupBy(line => (line.TaxName, line.TaxBasisPoints))
        .Select(rate => new InvoiceTax(rate.Key.TaxName, rate.Key.TaxBasisPoints, rate.Sum(line => line.Net), rate.Sum(line => line.Tax)))];

    /// <summary>All lines without tax.</summary>
    public long Net => Lines.Sum(line => line.Net);

    /// <summary>The tax of all lines.</summary>
    public long Tax => Lines.Sum(line => line.Tax);

    /// <summary>All lines with tax.</summary>
    public long Gross => Lines.Sum(line => line.Gross);

    /// <summary>An amount as it is printed, without the currency: <c>1,234.50</c>.</summary>
    public string Of(long minor) => PrintedMoney.Of(new Money(minor, Currency));
}
