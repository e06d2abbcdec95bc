using System.Net;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger.Documents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Reports;
using Jaytek.Ledger.Statements;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Statements;

/// <summary>Statements and reports are the entries, added up; nothing more, nothing less, and each currency for itself.</summary>
public sealed class StatementTests
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD"];

    private static readonly PostingKind[] Kinds =
        [PostingKind.Split, PostingKind.Refund, PostingKind.Dispute, PostingKind.Withdrawal, PostingKind.Release, PostingKind.Reserve, PostingKind.Adjustment, PostingKind.TopUp];

    [Theory, BothDatabases]
    public async Task Random_postings_over_months_add_up_in_every_statement_and_report(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await DocumentTests.StartAsync(provider, clock: clock);
        var random = new Random(42);
        var users = new[] { (await site.NewAsync()).Id, PublicId.New() };
        var months = new HashSet<BookMonth>();
        var told = new List<(string User, string Currency, StatementBalance Balance, long Id)>();
        for (var step = 0; step < 150; step++)
        {
            if (random.Next(4) == 0)
                clock.Advance(TimeSpan.FromHours(random.Next(1, 24 * 9)));
            months.Add(BookMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc));
            var (user, currency) = (users[random.Next(2)], Currencies[random.Next(3)]);
            if (await PostAsync(site, random, user, currency) is not { } id)
                continue;
            var wallet = (await site.InScopeAsync(s => s.GetRequiredService<IWallets>().BalancesAsync(user, CancellationToken.None))).Single(one => one.Currency == currency);
            told.Add((user, currency, new StatementBalance(wallet.Available.Minor, wallet.Pending.Minor, wallet.Reserved.Minor), id));
        }

        foreach (var user in users)
        {
            foreach (var currency in Currencies)
                await CheckAsync(site, user, currency, months, told);
        }

        foreach (var month in months)
            await CheckReportAsync(site, month, users);
    }

    [Theory, BothDatabases]
    public async Task A_statement_is_shown_and_downloaded_by_whose_it_is(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await DocumentTests.StartAsync(provider, clock: clock);
        var teacher = await DocumentTests.WithAsync(site, "earnings:read:own");
        var other = await DocumentTests.WithAsync(site, "earnings:read:own");
        await site.PostAsync(AccountRef.Clearing("bank", "EUR"), AccountRef.Available(teacher.Id, "EUR"), 123_456);
        var month = BookMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc);
        var address = $"/dashboard/teach/statements/{month.Text}/EUR";
        using var browser = await site.BrowserAsync(teacher);
        Assert.Contains(address, await browser.GetStringAsync("/dashboard/teach/statements"), StringComparison.Ordinal);
        Assert.Contains("1,234.56", await browser.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address + "/file.pdf")).StatusCode);
        foreach (var wrong in new[] { "/2026-13/EUR", $"/{month.Text}/XXX", $"/{month.Next.Text}/EUR", $"/{month.Text}/EUR/file.exe", "/1999-01/EUR" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/dashboard/teach/statements" + wrong)).StatusCode);

        clock.Advance(SiteEnd(month) + TimeSpan.FromHours(2) - clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Accepted, (await browser.GetAsync(address + "/file.pdf")).StatusCode);
        await DocumentTests.PrintAsync(site);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(await browser.GetByteArrayAsync(address + "/file.pdf"), 0, 5));
        var csv = await browser.GetStringAsync(address + "/file.csv");
        Assert.Contains("1234.56", csv, StringComparison.Ordinal);
        Assert.Contains("Closing balance", csv, StringComparison.Ordinal);
        Assert.Equal("PK", Encoding.ASCII.GetString(await browser.GetByteArrayAsync(address + "/file.xlsx"), 0, 2));

        using var stranger = await site.BrowserAsync(other);
        Assert.DoesNotContain("1,234.56", await stranger.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address + "/file.pdf")).StatusCode);
        Assert.Contains("No statements yet", await stranger.GetStringAsync("/dashboard/teach/statements"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Reports_are_for_who_may_read_them_and_never_add_currencies(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await DocumentTests.StartAsync(provider, clock: clock);
        var teacher = await site.NewAsync();
        await site.PostAsync(AccountRef.Clearing("bank", "EUR"), AccountRef.Pending(teacher.Id, "EUR"), 7_000, PostingKind.Split);
        await site.PostAsync(AccountRef.Clearing("bank", "JPY"), AccountRef.Pending(teacher.Id, "JPY"), 700, PostingKind.Split);
        var month = BookMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc);
        var reports = await site.InScopeAsync(s => s.GetRequiredService<ReadReport>().RunAsync(month, null, CancellationToken.None));
        Assert.Equal([("EUR", 7_000), ("JPY", 700)], reports.Select(one => (one.Currency, one.Everybody.Earned)));
        using var keeper = await site.BrowserAsync(await DocumentTests.WithAsync(site, "reports:read:any"));
        Assert.Contains("70.00", await keeper.GetStringAsync($"/admin/reports?month={month.Text}"), StringComparison.Ordinal);
        Assert.Contains(teacher.Id, await keeper.GetStringAsync($"/admin/reports/{month.Text}/EUR/file.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.GetAsync($"/admin/reports/{month.Text}/USD/file.csv")).StatusCode);
        using var stranger = await site.BrowserAsync(teacher);
        var refused = await stranger.GetAsync($"/admin/reports/{month.Text}/EUR/file.csv");
        Assert.StartsWith("/access-denied", refused.Headers.Location?.PathAndQuery ?? refused.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static DateTimeOffset SiteEnd(BookMonth month) => new(month.Next.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static async Task CheckAsync(
        TestSite site, string user, string currency, IEnumerable<BookMonth> months, List<(string User, string Currency, StatementBalance Balance, long Id)> told)
    {
        var before = StatementBalance.Zero;
        foreach (var month in months.OrderBy(one => one.FirstDay))
        {
            var statement = await site.InScopeAsync(s => s.GetRequiredService<ReadStatement>().RunAsync(user, currency, month, CancellationToken.None));
            Assert.Equal(before, statement.Opening);
            var running = statement.Opening;
            Assert.All(statement.Lines, line => Assert.Equal(running += line.Change, line.Balance));
            Assert.Equal(running, statement.Closing);
            // The balance at that time is what the wallet said after the last posting before it.
            var (_, end) = month.Span(TimeZoneInfo.Utc);
            var last = told.LastOrDefault(one => one.User == user && one.Currency == currency && one.Id < end);
            Assert.Equal(last.Balance ?? StatementBalance.Zero, statement.Closing);
            var (from, to) = month.Span(TimeZoneInfo.Utc);
            Assert.Equal(told.Where(one => one.User == user && one.Currency == currency && one.Id >= from && one.Id < to).Select(one => one.Id), statement.Lines.Select(line => line.PostingId));
            before = statement.Closing;
        }
    }

    private static async Task CheckReportAsync(TestSite site, BookMonth month, string[] users)
    {
        foreach (var report in await site.InScopeAsync(s => s.GetRequiredService<ReadReport>().RunAsync(month, null, CancellationToken.None)))
        {
            Assert.Equal(report.There, report.Owed);
            foreach (var user in users)
            {
                var statement = await site.InScopeAsync(s => s.GetRequiredService<ReadStatement>().RunAsync(user, report.Currency, month, CancellationToken.None));
                Assert.Equal(statement.Closing.Total - statement.Opening.Total, report.People.SingleOrDefault(line => line.Id == user)?.Change ?? 0);
            }
        }
    }

    // A movement of one to three of a wallet's accounts; null where the books refused it.
    private static async Task<long?> PostAsync(TestSite site, Random random, string user, string currency)
    {
        var accounts = new[] { AccountRef.Available(user, currency), AccountRef.Pending(user, currency), AccountRef.Reserve(user, currency) };
        var entries = accounts.Where(_ => random.Next(2) == 0).Select(account => new EntryDraft(account, random.NextInt64(-40, 90))).Where(entry => entry.Amount != 0).ToList();
        if (entries.Count == 0)
            return null;
        var sum = entries.Sum(entry => entry.Amount);
        if (sum != 0)
            entries.Add(new EntryDraft(random.Next(3) == 0 ? AccountRef.Revenue(currency) : AccountRef.Clearing("bank", currency), -sum));
        if (entries.Count < 2)
            return null;
        var posted = await site.TryPostAsync(new PostingDraft
        {
            Key = "test:" + PublicId.New(), Kind = Kinds[random.Next(Kinds.Length)], Source = "test", Description = "A test's.", Entries = entries,
        });
        Assert.True(posted.IsSuccess || posted.Error!.Code == "ledger.funds.insufficient", posted.Error?.ToString());
        return posted.IsSuccess ? posted.Value.Id : null;
    }
}
