using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Ledger.Invoices;

/// <summary>Who issues invoices; section <c>Invoices</c>, per brand.</summary>
internal sealed class InvoiceSettings : IValidatableObject
{
    public const string Key = "Invoices";

    private const string PrefixForm = "^[A-Za-z0-9/-]{0,12}$";

    [Display(Name = "Legal name", Description = "Who sells, as it stands in the register. Empty takes the site's name."), StringLength(200)]
    public string LegalName { get; set; } = "";

    [Display(Name = "Address"), StringLength(200)]
    public string Address { get; set; } = "";

    [Display(Name = "Address, second line"), StringLength(200)]
    public string AddressMore { get; set; } = "";

    [Display(Name = "Postal code and city"), StringLength(200)]
    public string City { get; set; } = "";

    [Display(Name = "Country"), StringLength(100)]
    public string Country { get; set; } = "";

    [Display(Name = "VAT number", Description = "Or the tax number, where you have no VAT number."), StringLength(40)]
    public string VatId { get; set; } = "";

    [Display(Name = "Registration", Description = "Such as the court and the number in the register of companies."), StringLength(200)]
    public string Registration { get; set; } = "";

    [Display(Name = "E-mail", Description = "Where buyers write about an invoice."), StringLength(200)]
    public string Email { get; set; } = "";

    [Display(Name = "Footer", Description = "A few words below every invoice."), StringLength(400)]
    public string Footer { get; set; } = "";

    [Display(Name = "Before invoice numbers", Description = "Letters, digits, - and /: INV- makes INV-2026-000123. It counts for new ones; the numbers go on.")]
    [RegularExpression(PrefixForm, ErrorMessage = "Up to 12 letters, digits, - and /."), StringLength(12)]
    public string InvoicePrefix { get; set; } = "";

    [Display(Name = "Before numbers of credit notes", Description = "It has to be another one, for credit notes are numbered for themselves.")]
    [RegularExpression(PrefixForm, ErrorMessage = "Up to 12 letters, digits, - and /."), StringLength(12)]
    public string CreditNotePrefix { get; set; } = "CN-";

    /// <summary>What an invoice lacks so far, in words for who runs the site.</summary>
    public IReadOnlyList<string> Missing() =>
    [
        .. new[] { (LegalName, "the legal name"), (Address, "the address"), (City, "the city"), (Country, "the country"), (VatId, "the VAT number") }
            .Where(one => string.IsNullOrWhiteSpace(one.Item1)).Select(one => one.Item2),
    ];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        string.Equals(InvoicePrefix, CreditNotePrefix, StringComparison.OrdinalIgnoreCase)
            ? [new ValidationResult("Credit notes need another beginning than invoices, or two documents would bear one number.", [nameof(CreditNotePrefix)])] : [];
}

/// <summary>The card of the settings page.</summary>
internal sealed class InvoiceCard(ISettings<InvoiceSettings> settings, SaveSettings<InvoiceSettings> save) : SettingsCard<InvoiceSettings>(settings, save)
{
    public override string Id => "invoices";

    public override string Title => "Invoices";

    public override string Lead => "Who sells, as invoices and credit notes name it. What was issued keeps what it said.";

    public override int Position => 60;
}
