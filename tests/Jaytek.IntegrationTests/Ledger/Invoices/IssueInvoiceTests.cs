using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Invoices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Ledger.Invoices;

/// <summary>Numbers without gaps, and documents that say for ever what they said.</summary>
public sealed class IssueInvoiceTests
{
    [Theory, BothDatabases]
    public async Task Forty_at_once_of_which_some_fail_leave_no_gap_and_no_double(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var done = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(() => OneAsync(at))));
        Assert.Equal(30, done.Count(one => one is not null));
        await site.AssertGaplessAsync();
        Assert.Equal(30, (await site.InvoicesAsync()).Count);
        Assert.EndsWith("-000031", (await site.IssueAsync(Paper.Draft())).Number, StringComparison.Ordinal);

        // Every fourth has its number and fails then: half of those by a refusal, half by an exception.
        async Task<string?> OneAsync(int at)
        {
            try
            {
                var issued = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<string>("test.issue", async _ =>
                {
                    var invoice = await s.GetRequiredService<IInvoices>().IssueAsync(Paper.Draft(), CancellationToken.None);
                    if (invoice.Error is { } error)
                        return error;
                    if (at % 8 == 0)
                        throw new TimeoutException("after the number was taken");
                    return at % 4 == 0 ? new Error("test.refused", "After the number was taken.", ErrorKind.Conflict) : invoice.Value.Number;
                }, CancellationToken.None));
                Assert.True(issued.IsSuccess || issued.Error!.Code == "test.refused", issued.Error?.ToString());
                return issued.IsSuccess ? issued.Value : null;
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }

    [Theory, BothDatabases]
    public async Task The_same_key_is_issued_once_also_by_eight_at_once(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var draft = Paper.Draft();
        var issued = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => site.IssueAsync(draft))));
        Assert.Single(issued.Select(one => one.Number).Distinct());
        var other = await site.TryIssueAsync(draft with { Lines = [draft.Lines[0] with { Gross = new Money(5, "EUR"), Tax = Money.Zero("EUR") }] });
        Assert.Equal("ledger.invoice.key_reused", other.Error?.Code);
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task Two_in_one_unit_follow_each_other(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var done = await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.issue", async _ =>
        {
            var invoices = s.GetRequiredService<IInvoices>();
            foreach (var key in new[] { "a", "b", "c" })
                Assert.Null((await invoices.IssueAsync(Paper.Draft(key), CancellationToken.None)).Error);
            return (await invoices.CreditAsync("d", "b", new Money(100, "EUR"), null, "", CancellationToken.None)).Error is { } error ? error : true;
        }, CancellationToken.None));
        Assert.Null(done.Error);
        Assert.Equal([1, 1, 2, 3], (await site.InvoicesAsync()).Select(i => i.Sequence).Order());
    }

    [Theory, BothDatabases]
    public async Task The_year_is_the_sites_and_each_year_begins_anew(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSiteSettings>().RunAsync(one => one.TimeZoneId = "Pacific/Auckland", CancellationToken.None))).Error);
        // Noon of the last day of the year in UTC is the first of the next in Auckland.
        var noon = new DateTimeOffset(clock.GetUtcNow().Year, 12, 31, 12, 0, 0, TimeSpan.Zero);
        clock.Advance(noon.AddHours(-3) - clock.GetUtcNow());
        Assert.Equal($"{noon.Year}-000001", (await site.IssueAsync(Paper.Draft())).Number);
        Assert.Equal($"{noon.Year}-000002", (await site.IssueAsync(Paper.Draft())).Number);
        clock.Advance(TimeSpan.FromHours(3));
        var first = await site.IssueAsync(Paper.Draft());
        Assert.Equal($"{noon.Year + 1}-000001", first.Number);
        Assert.Equal(new DateOnly(noon.Year + 1, 1, 1), (await site.ReadAsync(first.Id)).IssuedOn);
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task What_it_says_stays_when_names_and_settings_change(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var buyer = await site.NewAsync();
        var before = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        var said = await site.ReadAsync(before.Id);
        Assert.Equal((buyer.Email, 10_000, 1_900, 11_900), (said.Buyer.Email, said.Net, said.Tax, said.Gross));
        Assert.NotEqual("", said.Issuer.Name);
        await SetAsync(site, settings => (settings.LegalName, settings.Address, settings.City, settings.Country, settings.VatId, settings.InvoicePrefix) =
            ("Jaytek Ltd", "1 Marina", "Lagos", "Nigeria", "NG123", "J/"));
        var after = await site.IssueAsync(Paper.Draft(buyerId: buyer.Id));
        Assert.StartsWith("J/", after.Number, StringComparison.Ordinal);
        Assert.EndsWith("-000002", after.Number, StringComparison.Ordinal);
        Assert.Equal(("Jaytek Ltd", "NG123"), ((await site.ReadAsync(after.Id)).Issuer.Name, (await site.ReadAsync(after.Id)).Issuer.VatId));
        Assert.Equal(said.Issuer.Name, (await site.ReadAsync(before.Id)).Issuer.Name);
    }

    [Theory, BothDatabases]
    public async Task Settings_that_give_two_series_one_beginning_are_refused(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveSettings<InvoiceSettings>>().RunAsync(
            settings =>
            {
                settings.InvoicePrefix = "CN-";
                return null;
            },
            CancellationToken.None));
        Assert.Equal("engine.settings.invalid", saved.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_draft_that_is_none_is_a_bug(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var draft = Paper.Draft();
        var line = draft.Lines[0];
        InvoiceDraft[] none =
        [
            draft with { Lines = [] }, draft with { Key = "" }, draft with { Lines = [line with { Quantity = 0 }] }, draft with { Lines = [line with { Tax = new Money(11_901, "EUR") }] },
            draft with { Lines = [line, line with { Gross = new Money(5, "USD"), Tax = Money.Zero("USD") }] },
        ];
        foreach (var one in none)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => site.TryIssueAsync(one));
    }

    private static async Task SetAsync(TestSite site, Action<InvoiceSettings> change) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSettings<InvoiceSettings>>().RunAsync(
            settings =>
            {
                change(settings);
                return null;
            },
            CancellationToken.None))).Error);
}
