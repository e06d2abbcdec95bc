using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Themes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Documents;

/// <summary>What stands on printed documents, whoever wrote the words in them.</summary>
public sealed class PrintedPagesTests
{
    private static readonly InvoiceIssuer Issuer = new(
        "Jaytek Music Ltd", ["14 Marina Road", "Floor 3", "101241 Lagos", "Nigeria"], "NG-20481123", "RC 1984420, Corporate Affairs Commission", "billing@jaytek.example", "Thank you for learning with us.");

    private static readonly InvoiceBuyer Buyer = new("Adaeze Okonkwo-Whitfield", "adaeze@example.org", [], "");

    [Fact, NoDatabase("The models are made by hand.")]
    public async Task An_invoice_says_all_that_it_has_to_and_no_words_are_taken_for_markup()
    {
        var html = await HtmlAsync("Print/Invoice", Invoice("EUR", Line(0, "<script>alert(1)</script> & co", 11_900, 1_900, 1_900)));
        foreach (var said in new[] { "2026-000123", "23 November 2026", "Jaytek Music Ltd", "NG-20481123", "Adaeze Okonkwo-Whitfield", "100.00", "19.00 EUR", "119.00 EUR", "VAT 19 %", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", "pay_7f3a" })
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart(), StringComparison.Ordinal);
    }

    [Fact, NoDatabase("The models are made by hand.")]
    public async Task A_credit_note_names_its_invoice_and_its_reason()
    {
        var html = await HtmlAsync("Print/Invoice", Invoice("EUR", Line(0, "Mixing by ear", 5_950, 950, 1_900)) with
        {
            Kind = InvoiceKind.CreditNote, Number = "CN-2026-000007", OfNumber = "2026-000123", Reason = "Bought twice",
        });
        foreach (var said in new[] { "Credit note", "CN-2026-000007", "2026-000123", "Bought twice", "Credited", "59.50 EUR" })
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("This invoice is paid", html, StringComparison.Ordinal);
    }

    [Theory, NoDatabase("The models are made by hand.")]
    [InlineData("zero-tax", "EUR")]
    [InlineData("yen", "JPY")]
    [InlineData("dinar", "KWD")]
    [InlineData("rtl", "EUR")]
    [InlineData("long", "EUR")]
    [InlineData("many", "EUR")]
    [InlineData("statement", "EUR")]
    [InlineData("report", "NGN")]
    public async Task Every_sort_prints(string name, string currency)
    {
        var (view, model) = Sample(name, currency);
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var printed = await site.Services.GetRequiredService<IPdf>().PrintAsync(new PrintRequest(await HtmlAsync(view, model)), CancellationToken.None);
        Assert.Null(printed.Error);
        Assert.Equal("%PDF-"u8.ToArray(), printed.Value[..5]);
        if (Environment.GetEnvironmentVariable("JAYTEK_KEEP_PRINTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), printed.Value);
    }

    private static (string View, object Model) Sample(string name, string currency) => name switch
    {
        "zero-tax" => ("Print/Invoice", Invoice(currency, Line(0, "Mixing by ear", 4_900, 0, 0))),
        "yen" => ("Print/Invoice", Invoice(currency, Line(0, "Beatmatching without looking", 12_100, 1_100, 1_000)) with { Kind = InvoiceKind.CreditNote, Number = "CN-2026-000007", OfNumber = "2026-000123", Reason = "Asked for within fourteen days" }),
        "dinar" => ("Print/Invoice", Invoice(currency, Line(0, "Mixing by ear", 1_234_567, 58_789, 500), Line(1, "Sheet music", 2_500, 0, 0))),
        "rtl" => ("Print/Invoice", Invoice(currency, Line(0, "مقدمة في مزج الموسيقى للمبتدئين", 4_900, 782, 1_900), Line(1, "קורס תקליטנות: Techno 101 למתחילים", 9_900, 1_581, 1_900)) with { Buyer = new InvoiceBuyer("ليلى الحداد", "layla@example.org", ["شارع الملك فيصل ١٢", "القاهرة"], "") }),
        "long" => ("Print/Invoice", Invoice(currency, Line(0, string.Concat(Enumerable.Repeat("The complete and unabridged masterclass of everything ", 8)), 999_999_999, 159_663_865, 1_900), Line(1, new string('W', 300), 1, 0, 1_900))),
        "many" => ("Print/Invoice", Invoice(currency, [.. Enumerable.Range(0, 90).Select(at => Line(at, $"Lesson {at + 1}: from the first beat to the last", 1_190 + at, 190, at % 3 == 0 ? 700 : 1_900))])),
        "statement" => ("Print/Statement", Statement(currency)),
        _ => ("Print/Report", Report(currency)),
    };

    private static async Task<string> HtmlAsync(string view, object model)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        return await site.InScopeAsync(s => model switch
        {
            InvoiceDocument invoice => s.GetRequiredService<RazorText>().RenderAsync(view, invoice, CancellationToken.None),
            StatementDocument statement => s.GetRequiredService<RazorText>().RenderAsync(view, statement, CancellationToken.None),
            _ => s.GetRequiredService<RazorText>().RenderAsync(view, (ReportDocument)model, CancellationToken.None),
        });
    }

    private static InvoiceLine Line(int at, string title, long gross, long tax, int basisPoints) => new(at, title, 1, gross - tax, "VAT", basisPoints, tax, gross);

    private static InvoiceDocument Invoice(string currency, params InvoiceLine[] lines) => new()
    {
        Number = "2026-000123", Kind = InvoiceKind.Invoice, IssuedOn = new DateOnly(2026, 11, 23), SuppliedOn = new DateOnly(2026, 11, 23), OrderId = "4m8h2kz1v6r9q0x3c5b7n8d2ef",
        PaymentReference = "pay_7f3a", Currency = currency, Issuer = Issuer, Buyer = Buyer, Lines = lines,
    };

    private static StatementDocument Statement(string currency)
    {
        var balance = new StatementBalance(12_000, 3_500, 0);
        var opening = balance;
        var lines = new List<StatementLine>();
        for (var at = 0; at < 45; at++)
        {
            var (kind, change) = (at % 4) switch
            {
                0 or 1 => ("Share of a sale", new StatementBalance(0, 3_430, 0)),
                2 => ("Release", new StatementBalance(6_860, -6_860, 0)),
                _ => at % 8 == 3 ? ("Set aside", new StatementBalance(-5_000, 0, 5_000)) : ("Withdrawal", new StatementBalance(0, 0, -5_000)),
            };
            balance += change;
            lines.Add(new StatementLine(new DateOnly(2026, 10, 1 + (at / 2)), kind, $"Order 4m8h2kz1v6r9q0x3c5b7n8d2{at:00} shared", at + 1, change, balance));
        }

        return new StatementDocument
        {
            Issuer = Issuer.Name, Owner = "Tunde Bakare", Month = "2026-10", From = new DateOnly(2026, 10, 1), To = new DateOnly(2026, 10, 31), Currency = currency, Opening = opening, Lines = lines,
        };
    }

    private static ReportDocument Report(string currency) => new()
    {
        Issuer = Issuer.Name, Month = "2026-10", From = new DateOnly(2026, 10, 1), To = new DateOnly(2026, 10, 31), Currency = currency,
        People = [.. Enumerable.Range(0, 40).Select(at => new ReportLine("u" + at, $"Instructor number {at + 1} of the academy", 9_000_000 - (at * 10_000), at % 5 == 0 ? -120_000 : 0, at % 3 == 0 ? -4_000_000 : 0, 0))],
        Platform = [new ReportLine("", "Platform revenue", 141_428_571, -342_857, 0, 0), new ReportLine("", "Tax withheld", 0, 0, 0, 0), new ReportLine("", "Fees of providers", 0, 0, 0, -9_450_000)],
        Places = [new ReportPlace("stripe", 484_635_714), new ReportPlace("bank_file", -56_000_000)],
    };
}
