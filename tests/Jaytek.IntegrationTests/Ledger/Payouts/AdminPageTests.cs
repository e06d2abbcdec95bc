using System.Net;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Withdrawals;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Payouts;

/// <summary>Everybody's payouts as administrators work with them.</summary>
public sealed class AdminPageTests
{
    [Theory, BothDatabases]
    public async Task A_withdrawal_is_decided_by_somebody_else_with_a_reason(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin);
        var (yes, no) = (await site.WithdrawAsync(user, 200_000), await site.WithdrawAsync(user, 300_000));
        using var client = await site.BrowserAsync(admin);
        var list = WebUtility.HtmlDecode(await client.GetStringAsync("/admin/payouts"));
        Assert.Contains("2000.00 EUR", list, StringComparison.Ordinal);
        Assert.Contains("Waiting for approval\u00a0<span class=\"count\">2</span>", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendFormAsync($"/admin/payouts/{no.Id}?handler=Refuse")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync($"/admin/payouts/{no.Id}?handler=Refuse", ("Reason", "Looks <i>odd</i>"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync($"/admin/payouts/{yes.Id}?handler=Approve")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendFormAsync($"/admin/payouts/{yes.Id}?handler=Approve")).StatusCode);
        var details = await client.GetStringAsync($"/admin/payouts/{no.Id}");
        Assert.Contains("Looks &lt;i&gt;odd&lt;/i&gt;", details, StringComparison.Ordinal);
        Assert.Contains("DE… 3000", WebUtility.HtmlDecode(details), StringComparison.Ordinal);
        Assert.DoesNotContain("0532", details, StringComparison.Ordinal);
        Assert.Contains("Set aside, ", details, StringComparison.Ordinal);
        Assert.Contains(user.Name, await client.GetStringAsync("/admin/payouts?tab=processing"), StringComparison.Ordinal);
        Assert.Contains(no.Id, await client.GetStringAsync("/admin/payouts?tab=ended"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/admin/payouts/{PublicId.New()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendFormAsync($"/admin/payouts/{PublicId.New()}?handler=Approve")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_decides_their_own(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var (first, second) = (await site.NewAsync("Administrator", PayoutSites.Teacher), await site.NewAsync("Administrator"));
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(first.Id, "EUR"), 500_000);
        var payee = await site.PayeeAsync(first);
        using (var own = await site.BrowserAsync(first))
            Assert.Equal(HttpStatusCode.Conflict, (await own.SendFormAsync("/admin/payouts/payees?handler=Approve", ("id", payee))).StatusCode);
        using (var other = await site.BrowserAsync(second))
        {
            Assert.Contains("DE… 3000", WebUtility.HtmlDecode(await other.GetStringAsync("/admin/payouts/payees")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendFormAsync("/admin/payouts/payees?handler=Approve", ("id", PublicId.New()))).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await other.SendFormAsync("/admin/payouts/payees?handler=Approve", ("id", payee))).StatusCode);
            Assert.Equal(HttpStatusCode.Conflict, (await other.SendFormAsync("/admin/payouts/payees?handler=Refuse", ("id", payee))).StatusCode);
            Assert.Contains("DE… 3000", WebUtility.HtmlDecode(await other.GetStringAsync("/admin/payouts/payees?tab=active")), StringComparison.Ordinal);
        }

        clock.Advance(TimeSpan.FromHours(73));
        var withdrawal = await site.WithdrawAsync(first, 500_000);
        using var again = await site.BrowserAsync(first);
        var refused = await again.SendFormAsync($"/admin/payouts/{withdrawal.Id}?handler=Approve");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("somebody else has to decide it", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(WithdrawalState.AwaitingApproval, (await site.WithdrawalAsync(withdrawal.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task A_list_is_made_downloaded_answered_and_comes_back(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin, 10_000);
        var (one, two) = (await site.WithdrawAsync(user, 1_000), await site.WithdrawAsync(user, 2_000));
        using var client = await site.BrowserAsync(admin);
        Assert.Contains("30.00 EUR", await client.GetStringAsync("/admin/payouts/lists"), StringComparison.Ordinal);
        var made = await client.SendFormAsync("/admin/payouts/lists?handler=Gather", ("currency", "EUR"), ("format", "sepa"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = made.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendFormAsync("/admin/payouts/lists?handler=Gather", ("currency", "EUR"), ("format", "sepa"))).StatusCode);
        Assert.Contains("Not downloaded yet", await client.GetStringAsync(page), StringComparison.Ordinal);
        var file = await client.SendFormAsync(page + "?handler=Download");
        Assert.True(file.Headers.CacheControl?.NoStore);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/xml", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<IBAN>DE89370400440532013000</IBAN>", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var address in new[] { page, $"/admin/payouts/sent/{one.Id}", "/admin/payouts/lists" })
            Assert.DoesNotContain("0532", await client.GetStringAsync(address), StringComparison.Ordinal);

        var answer = BankAnswerTests.Answer(page[^26..], "", BankAnswerTests.Line(one.Id, "ACSC"), BankAnswerTests.Line(two.Id, "RJCT", "AC04"), BankAnswerTests.Line("<x>", "ACSC"));
        var taken = await UploadAsync(client, Encoding.UTF8.GetBytes(answer));
        var report = await taken.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains("No withdrawal of this list is called that.", report, StringComparison.Ordinal);
        Assert.Contains("&lt;x&gt;", report, StringComparison.Ordinal);
        Assert.Equal((9_000, 0), await site.MoneyAsync(user));
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendFormAsync(page + "?handler=Download")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendFormAsync($"/admin/payouts/sent/{one.Id}?handler=Returned")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync($"/admin/payouts/sent/{one.Id}?handler=Returned", ("Reason", "Account closed"))).StatusCode);
        Assert.Equal((10_000, 0), await site.MoneyAsync(user));
        using var owner = await site.BrowserAsync(user);
        Assert.Contains("the account is closed (AC04)", await owner.GetStringAsync("/dashboard/teach/payouts"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_answer_that_is_none_is_refused_at_its_field(DatabaseProvider provider)
    {
        var (site, _) = await PayoutSites.StartAsync(provider);
        await using var __ = site;
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var secret = Path.Combine(site.DataDirectory, "secret.txt");
        await File.WriteAllTextAsync(secret, "top-secret-text");
        foreach (var (bytes, sentence) in new (byte[], string)[]
        {
            ([], "Choose a file."),
            (Encoding.UTF8.GetBytes($"<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{secret}\">]><Document>&x;</Document>"), "holds a DTD"),
            ([0xFF, 0xFE, 0x00], "This is no XML"),
            (new byte[(4 * 1024 * 1024) + 1], "at most 4 MB"),
            (Encoding.UTF8.GetBytes(BankAnswerTests.Answer(PublicId.New())), "no list here is called that"),
        })
        {
            var refused = await UploadAsync(client, bytes);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains(sentence, html, StringComparison.Ordinal);
            Assert.DoesNotContain("top-secret", html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_who_may_sees_or_does_any_of_it(DatabaseProvider provider)
    {
        var (site, clock) = await PayoutSites.StartAsync(provider);
        await using var _ = site;
        var admin = await site.NewAsync("Administrator");
        var user = await site.PayableAsync(clock, admin);
        var withdrawal = await site.WithdrawAsync(user, 100);
        var list = await site.GatherAsync(admin, BankListFormat.Csv);
        using var client = await site.BrowserAsync(user);
        foreach (var address in new[] { "/admin/payouts", $"/admin/payouts/{withdrawal.Id}", "/admin/payouts/payees", "/admin/payouts/lists", $"/admin/payouts/lists/{list.Id}", $"/admin/payouts/sent/{withdrawal.Id}" })
            Assert.Contains("/access-denied", (await client.GetAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        foreach (var address in new[] { $"/admin/payouts/lists/{list.Id}?handler=Download", "/admin/payouts/lists?handler=Gather", $"/admin/payouts/sent/{withdrawal.Id}?handler=Executed" })
            Assert.Contains("/access-denied", (await client.SendFormAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(BankListState.Gathered, (await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().FindAsync<BankList>(list.Id).AsTask()))!.State);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await client.FormTokenAsync("/logout")), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), "file", "answer.xml" },
        };
        return await client.PostAsync("/admin/payouts/lists?handler=Answer", form);
    }
}
