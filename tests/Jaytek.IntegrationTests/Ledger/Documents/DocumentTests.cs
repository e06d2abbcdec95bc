using System.Net;
using System.Security.Cryptography;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger.Invoices;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger.Documents;

/// <summary>Documents are printed by a job, once, and handed out to whom they concern.</summary>
public sealed class DocumentTests
{
    [Theory, BothDatabases]
    public async Task An_invoice_is_printed_once_and_handed_out_to_its_buyer_alone(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var (buyer, other) = (await site.NewAsync(), await site.NewAsync());
        var issued = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        await PrintAsync(site);
        using var browser = await site.BrowserAsync(buyer);
        var first = await browser.GetAsync(issued.Path);
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "no-store"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType, first.Headers.CacheControl?.ToString()));
        Assert.Equal($"{issued.Number}.pdf", first.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var bytes = await first.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
        var kept = Assert.Single(await DocumentsAsync(site));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), kept.Sha256);
        await PrintAsync(site);
        Assert.Equal(kept.PrintedAt, Assert.Single(await DocumentsAsync(site)).PrintedAt);
        Assert.Equal([kept.Sha256!], await site.InScopeAsync(s => s.GetRequiredService<DocumentReferences>().InUseAsync([kept.Sha256!, new string('a', 64)], CancellationToken.None)));

        using var stranger = await site.BrowserAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(issued.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewClient().GetAsync(issued.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/invoices/{PublicId.New()}.pdf")).StatusCode);
        using var keeper = await site.BrowserAsync(await WithAsync(site, "invoices:read:any"));
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync(issued.Path)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_printed_yet_is_said_to_be_made_and_looks_again(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider, new DeadPrinter());
        var buyer = await site.NewAsync();
        var issued = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        using var browser = await site.BrowserAsync(buyer);
        var page = await browser.GetAsync(issued.Path);
        Assert.Equal((HttpStatusCode.Accepted, "3"), (page.StatusCode, string.Join("", page.Headers.GetValues("Refresh"))));
        Assert.Contains("is being made", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_printer_that_is_down_is_tried_again_and_given_up_in_sight_until_somebody_asks(DatabaseProvider provider)
    {
        var (clock, printer) = (new TestClock(), new DeadPrinter());
        await using var site = await StartAsync(provider, printer, clock);
        var buyer = await site.NewAsync();
        var issued = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        var isShown = false;
        for (var run = 0; run < PrintedDocument.MaxAttempts + 2; run++)
        {
            try
            {
                await PrintAsync(site);
            }
            catch (InvalidOperationException e)
            {
                isShown = e.Message.Contains("engine.pdf.missing", StringComparison.Ordinal);
            }

            clock.Advance(TimeSpan.FromHours(7));
        }

        var row = Assert.Single(await DocumentsAsync(site));
        Assert.True(row.IsGivenUp && row.Error!.Contains("engine.pdf.missing", StringComparison.Ordinal), row.Error);
        Assert.Equal(PrintedDocument.MaxAttempts, printer.Calls);
        // The site's own schedule may have been the one that gave up.
        Assert.True(isShown || await FailedRunAsync(site), "nobody was told");
        printer.IsMended = true;
        using var browser = await site.BrowserAsync(buyer);
        Assert.Equal(HttpStatusCode.Accepted, (await browser.GetAsync(issued.Path)).StatusCode);
        await PrintAsync(site);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(issued.Path)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task One_document_that_cannot_be_made_holds_up_no_other(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            db.Add(new PrintedDocument { Kind = DocumentKinds.Invoice, Subject = "nothing", RequestedAt = DateTimeOffset.UtcNow.AddDays(-1), NextAttemptAt = DateTimeOffset.UtcNow.AddDays(-1) });
            return await db.SaveChangesAsync();
        });
        await site.IssueAsync(Paper.Draft());
        await PrintAsync(site);
        var rows = await DocumentsAsync(site);
        Assert.Contains(rows, row => row is { Subject: "nothing", Sha256: null, Attempts: > 0 });
        Assert.Contains(rows, row => row is { Sha256: not null });
    }

    [Theory, BothDatabases]
    public async Task A_persons_invoices_are_exported_and_kept_and_their_statements_forgotten(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var buyer = await site.NewAsync();
        var issued = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            foreach (var user in new[] { buyer.Id, PublicId.New() })
                db.Add(new PrintedDocument { Kind = DocumentKinds.Statement, Subject = PrintStatement.Subject(user, "EUR", new BookMonth(2026, 1)), RequestedAt = DateTimeOffset.UtcNow, Sha256 = new string('b', 64) });
            return await db.SaveChangesAsync();
        });
        var exported = await site.InScopeAsync(s => s.GetRequiredService<InvoiceData>().ExportAsync(buyer.Id, CancellationToken.None));
        Assert.Equal(issued.Number, (string?)Assert.Single(exported.AsArray())!["number"]);
        var statements = await site.InScopeAsync(s => s.GetRequiredService<StatementData>().ExportAsync(buyer.Id, CancellationToken.None));
        Assert.Equal("EUR:2026-01", (string?)Assert.Single(statements.AsArray())!["statement"]);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<InvoiceData>().EraseAsync(buyer.Id, CancellationToken.None);
            await s.GetRequiredService<StatementData>().EraseAsync(buyer.Id, CancellationToken.None);
            return true;
        });
        Assert.Equal(issued.Number, (await site.ReadAsync(issued.Id)).Number);
        Assert.DoesNotContain(await DocumentsAsync(site), row => row.Subject.StartsWith(buyer.Id, StringComparison.Ordinal));
        Assert.Contains(await DocumentsAsync(site), row => row.Kind == DocumentKinds.Statement);
    }

    internal static async Task<TestSite> StartAsync(DatabaseProvider provider, IPdf? printer = null, TestClock? clock = null)
    {
        var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek", Services: s =>
        {
            if (printer is not null)
                s.Replace(ServiceDescriptor.Singleton(printer));
            s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock ?? new TestClock()));
        }));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Ledger"], []), CancellationToken.None))).Error);
        return site;
    }

    internal static Task<bool> PrintAsync(TestSite site) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<PrintDocuments>().RunAsync(new JobContext(PrintDocuments.JobName, DateTimeOffset.UtcNow), CancellationToken.None);
        return true;
    });

    internal static async Task<Account> WithAsync(TestSite site, params string[] permissions)
    {
        var role = "Role" + PublicId.New();
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(new RoleInput(role, "", permissions, PermissionBehavior.Replace), CancellationToken.None))).Error);
        return await site.NewAsync(role);
    }

    private static Task<List<PrintedDocument>> DocumentsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<PrintedDocument>().AsNoTracking().ToListAsync());

    private static Task<bool> FailedRunAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<JobRun>().AnyAsync(run => run.Name == PrintDocuments.JobName && run.Error != null));

    private sealed class DeadPrinter : IPdf
    {
        private int _calls;

        public bool IsMended { get; set; }

        public int Calls => _calls;

        public Task<Result<byte[]>> PrintAsync(PrintRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            return Task.FromResult<Result<byte[]>>(IsMended ? "%PDF-1.7"u8.ToArray() : new Error("engine.pdf.missing", "It is not installed.", ErrorKind.Unavailable));
        }
    }
}
