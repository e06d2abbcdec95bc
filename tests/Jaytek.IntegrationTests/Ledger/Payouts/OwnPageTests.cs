using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>One's own money on one's own pages.</summary>
public sealed partial class OwnPageTests
{
    private const string Earnings = "/dashboard/teach/earnings";
    private const string Payouts = "/dashboard/teach/payouts";

    [Theory, BothDatabases]
    public async Task Earnings_say_what_is_there_what_comes_and_what_moved_it(DatabaseProvider provider)
    {
        var (site, _) = await PayoutSites.StartAsync(provider);
        await using var __ = site;
        var (user, other) = (await site.NewAsync(PayoutSites.Teacher), await site.NewAsync(PayoutSites.Teacher));
        using var client = await site.BrowserAsync(user);
        Assert.Contains("No earnings yet", await client.GetStringAsync(Earnings), StringComparison.Ordinal);
        await SellAsync(site, user, "Mixing by ear <1>", 10_000);
        await SellAsync(site, other, "Somebody else's", 9_900);
        await site.PostAsync(AccountRef.Clearing("test", "JPY"), AccountRef.Available(user.Id, "JPY"), 500);
        await site.PostAsync(AccountRef.Available(user.Id, "EUR"), AccountRef.Revenue("EUR"), 250, PostingKind.Adjustment);
        var html = await ReadAsync(client, Earnings);
        foreach (var part in new[] { "70.00 EUR", "500 JPY", "Released next", "Mixing by ear <1>", "+70.00 EUR", "−2.50 EUR", "Correction", "Top-up", "Later sales make up for it" })
            Assert.Contains(part, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody else", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<1>", await client.GetStringAsync(Earnings), StringComparison.Ordinal);
        var yen = await ReadAsync(client, Earnings + "?currency=JPY&kind=top_up");
        Assert.Contains("+500 JPY", yen, StringComparison.Ordinal);
        Assert.DoesNotContain("+70.00 EUR", yen, StringComparison.Ordinal);
        Assert.Contains("No such movement", await ReadAsync(client, Earnings + "?kind=royalty_payout"), StringComparison.Ordinal);
        Assert.Contains("+70.00 EUR", await ReadAsync(client, Earnings + "?kind='x&currency=<b>&before=nonsense"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_of_movements_follow_each_other_without_gap_or_repeat(DatabaseProvider provider)
    {
        var (site, _) = await PayoutSites.StartAsync(provider);
        await using var __ = site;
        var user = await site.NewAsync(PayoutSites.Teacher);
        for (var i = 1; i <= 60; i++)
            await site.PostAsync(AccountRef.Clearing("test", "EUR"), i % 2 == 0 ? AccountRef.Available(user.Id, "EUR") : AccountRef.Pending(user.Id, "EUR"), 1_000_00 + i);
        using var client = await site.BrowserAsync(user);
        var seen = new List<string>();
        string? address = Earnings;
        while (address is not null)
        {
            var html = await ReadAsync(client, address);
            seen.AddRange(Moved().Matches(html).Select(m => m.Groups[1].Value));
            await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user.Id, "EUR"), 7);
            address = Older().Match(html) is { Success: true } older ? older.Groups[1].Value : null;
        }

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(i => $"{1000 + (i / 100)}.{i % 100:00}"), seen);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_twice_is_one_withdrawal(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var user = await site.PayableAsync(clock, await site.NewAsync("Administrator"), 50_000);
        using var client = await site.BrowserAsync(user);
        var page = await client.GetStringAsync(Payouts);
        Assert.DoesNotContain("0532", page, StringComparison.Ordinal);
        var id = FormId().Match(page).Groups[1].Value;
        (string, string)[] form = [("Withdraw.Id", id), ("Withdraw.Amount", "120.50"), ("Withdraw.Currency", "EUR"), ("Withdraw.Method", "bank_file")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.SendFormAsync(Payouts + "?handler=Withdraw", form)));
        Assert.All(answers, one => Assert.Equal(HttpStatusCode.Redirect, one.StatusCode));
        Assert.Equal((50_000 - 12_050, 12_050), await site.MoneyAsync(user));
        Assert.Contains("120.50 EUR", await client.GetStringAsync(Payouts), StringComparison.Ordinal);
        form[1] = ("Withdraw.Amount", "121");
        var again = await client.SendFormAsync(Payouts + "?handler=Withdraw", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var html = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync());
        Assert.Contains("sent before with another amount", html, StringComparison.Ordinal);
        Assert.NotEqual(id, FormId().Match(html).Groups[1].Value);
        Assert.Equal((50_000 - 12_050, 12_050), await site.MoneyAsync(user));
    }

    [Theory]
    [BothDatabases("501", "EUR", "As much as that is not available in EUR.", "409")]
    [BothDatabases("0", "EUR", "An amount is above zero.", "422")]
    [BothDatabases("-5", "EUR", "An amount is above zero.", "422")]
    [BothDatabases("12,50", "EUR", "Write the amount in digits", "422")]
    [BothDatabases("12.505", "EUR", "Write the amount in digits", "422")]
    [BothDatabases("5", "<x>", "Write the amount in digits", "422")]
    [BothDatabases("5", "USD", "As much as that is not available in USD.", "409")]
    public async Task What_a_withdrawal_lacks_stands_at_its_field_and_what_was_typed_stays(DatabaseProvider provider, string amount, string currency, string sentence, string status)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var user = await site.PayableAsync(clock, await site.NewAsync("Administrator"), 50_000);
        using var client = await site.BrowserAsync(user);
        var refused = await client.SendFormAsync(
            Payouts + "?handler=Withdraw", ("Withdraw.Id", PublicId.New()), ("Withdraw.Amount", amount), ("Withdraw.Currency", currency), ("Withdraw.Method", "bank_file"));
        Assert.Equal(status, ((int)refused.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains($"<span>{sentence}", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{amount}\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Equal((50_000, 0), await site.MoneyAsync(user));
    }

    [Theory, BothDatabases]
    public async Task A_bank_account_is_asked_for_and_seen_by_its_end_only(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var (user, admin) = (await site.NewAsync(PayoutSites.Teacher), await site.NewAsync("Administrator"));
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(user.Id, "EUR"), 500);
        using var client = await site.BrowserAsync(user);
        var wrong = await client.SendFormAsync(Payouts + "?handler=Payee", ("Payee.Name", "Ada <b>"), ("Payee.Iban", "DE89 3704 0044 0532 0130 01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.True(wrong.Headers.CacheControl?.NoStore);
        var html = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("This is no IBAN", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Ada <b>\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"DE89 3704 0044 0532 0130 01\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync(Payouts + "?handler=Payee", ("Payee.Name", "Ada"), ("Payee.Iban", PayoutSites.GoodIban))).StatusCode);
        html = await ReadAsync(client, Payouts);
        Assert.Contains("DE… 3000", html, StringComparison.Ordinal);
        Assert.Contains("Waits for approval", html, StringComparison.Ordinal);
        Assert.DoesNotContain("0532", html, StringComparison.Ordinal);
        var payee = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Payee>().AsNoTracking().SingleAsync(p => p.UserId == user.Id));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DecidePayee>().RunAsync(payee.Id, approve: true, CancellationToken.None), admin.Actor)).Error);
        Assert.Contains("Usable from", await ReadAsync(client, Payouts), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(73));
        using var later = await site.BrowserAsync(user);
        html = await ReadAsync(later, Payouts);
        Assert.Contains("In use", html, StringComparison.Ordinal);
        Assert.Contains("Withdraw.Amount", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Another_s_withdrawal_is_not_found_and_one_s_own_is_taken_back_while_it_waits(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var (user, other) = (await site.PayableAsync(clock, admin), await site.NewAsync(PayoutSites.Teacher));
        var (waits, leaves) = (await site.WithdrawAsync(user, 200_000), await site.WithdrawAsync(user, 100));
        Assert.Equal((WithdrawalState.AwaitingApproval, WithdrawalState.Processing), (waits.State, leaves.State));
        using var stranger = await site.BrowserAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendFormAsync(Payouts + "?handler=Cancel", ("id", waits.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendFormAsync(Payouts + "?handler=Cancel", ("id", PublicId.New()))).StatusCode);
        Assert.DoesNotContain("2000.00", await stranger.GetStringAsync(Payouts), StringComparison.Ordinal);
        using var client = await site.BrowserAsync(user);
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendFormAsync(Payouts + "?handler=Cancel", ("id", leaves.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync(Payouts + "?handler=Cancel", ("id", waits.Id))).StatusCode);
        Assert.Equal((999_900, 100), await site.MoneyAsync(user));
        Assert.Contains("Taken back", await client.GetStringAsync(Payouts), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_has_no_such_page_and_who_may_only_read_has_no_form(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        await site.InScopeAsync(s => s.GetRequiredService<Jaytek.Identity.Roles.SaveRole>().RunAsync(
            new Jaytek.Identity.Roles.RoleInput("Reader", "", ["earnings:read:own"], Jaytek.Identity.Roles.PermissionBehavior.Replace), CancellationToken.None));
        var reader = await site.NewAsync("Reader");
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(reader.Id, "EUR"), 500);
        clock.Advance(TimeSpan.FromMinutes(1));
        using var reading = await site.BrowserAsync(reader);
        Assert.DoesNotContain("Payee.Iban", await reading.GetStringAsync(Payouts), StringComparison.Ordinal);
        var acted = await reading.SendFormAsync(Payouts + "?handler=Payee", ("Payee.Name", "Ada"), ("Payee.Iban", PayoutSites.GoodIban));
        Assert.Equal(HttpStatusCode.Forbidden, acted.StatusCode);
        Assert.Empty(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Payee>().AsNoTracking().ToListAsync()));
        using var nobody = await site.BrowserAsync(await site.NewAsync("Student"));
        using var anonymous = site.NewClient();
        foreach (var address in new[] { Earnings, Payouts })
        {
            Assert.Contains("/access-denied", (await nobody.GetAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            Assert.Contains("/login", (await anonymous.GetAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        }
    }

    private static async Task SellAsync(TestSite site, Account seller, string what, long gross)
    {
        var key = "payment:" + PublicId.New();
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Suspense(key, "EUR"), gross, PostingKind.CoursePurchase);
        var sale = new Sale(key, new Money(gross, "EUR"), Money.Zero("EUR"), [new SalePart(seller.Id, [])], PostingKind.CoursePurchase, what, DateTimeOffset.UtcNow);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ISplits>().DivideAsync(sale, CancellationToken.None))).Error);
    }

    private static async Task<string> ReadAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));

    [GeneratedRegex("name=\"Withdraw.Id\" value=\"([^\"]+)\"")]
    private static partial Regex FormId();

    [GeneratedRegex(@"\+(10\d\d\.\d\d) EUR")]
    private static partial Regex Moved();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex Older();
}
