using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices.Admin;

/// <summary><c>/admin/invoices</c>: what was issued, to be found by number, buyer and order.</summary>
[Require(LedgerPermissions.ReadInvoicesText)]
internal sealed class InvoicesModel(JaytekDb db, ISettings<InvoiceSettings> settings) : PageModel
{
    public const string Address = "/admin/invoices";

    public const int PageSize = 25;

    private const int MaxSearch = 200;

    public IReadOnlyList<Invoice> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Corrected { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<int> Brands { get; private set; } = [];

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public string Search { get; private set; } = "";

    public InvoiceKind? Kind { get; private set; }

    public int? Year { get; private set; }

    public int? Brand { get; private set; }

    public bool IsFiltered => Search.Length > 0 || Kind is not null || Year is not null || Brand is not null;

    public async Task OnGetAsync(
        [FromQuery] string? q, [FromQuery] string? kind, [FromQuery] int? year, [FromQuery] int? brand, [FromQuery] int page, CancellationToken cancellationToken)
    {
        (Search, Year, Brand, Number) = (q?.Trim() is { } text ? text[..Math.Min(text.Length, MaxSearch)] : "", year, brand, Math.Clamp(page, 1, 100_000));
        Kind = kind switch { "invoice" => InvoiceKind.Invoice, "credit-note" => InvoiceKind.CreditNote, _ => null };
        Missing = (await settings.GetAsync(cancellationToken)).Missing();
        var all = db.Set<Invoice>().AsNoTracking();
        Years = await all.Select(i => i.Year).Distinct().OrderDescending().ToListAsync(cancellationToken);
        Brands = await all.Select(i => i.BrandId).Distinct().Order().ToListAsync(cancellationToken);
        var shown = Filtered(all);
        Total = await shown.CountAsync(cancellationToken);
        Rows = await shown.OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Kind).ThenByDescending(i => i.Sequence).Skip((Number - 1) * PageSize).Take(PageSize)
            .ToListAsync(cancellationToken);
        var corrected = Rows.Select(i => i.OfId).OfType<string>().Distinct().ToList();
        Corrected = await all.Where(i => corrected.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, cancellationToken);
    }

    // Each word has to be found, in whatever order.
    private IQueryable<Invoice> Filtered(IQueryable<Invoice> invoices)
    {
        foreach (var word in TextFolding.FoldWhole(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            invoices = invoices.Where(i => i.Search.Contains(word));
        if (Kind is { } kind)
            invoices = invoices.Where(i => i.Kind == kind);
        if (Year is { } year)
            invoices = invoices.Where(i => i.Year == year);
        if (Brand is { } brand)
            invoices = invoices.Where(i => i.BrandId == brand);
        return invoices;
    }
}
