using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Payments;

/// <summary>
/// Money from end to end, as the people see it whose money it is: a student buys and learns that it worked without reloading, the teacher's part is
/// pending, is released, is withdrawn and paid out, a refund takes it back; an administrator follows all of it to the entries.
/// </summary>
public sealed class MoneyPathTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, true)]
    [InlineData(DatabaseProvider.Postgres, false)]
    public async Task A_course_is_bought_paid_out_and_refunded(DatabaseProvider provider, bool isDark)
    {
        await using var money = await MoneySite.StartAsync(provider);
        var site = money.Site;
        var teacherId = await site.AddUserAsync("teacher", "Instructor");
        await site.AddUserAsync("student", "Student");
        var buy = await money.AddCourseAsync(teacherId);
        await using var student = await site.SignInAsync("student", new Screen(390, 844, isDark));
        await using var teacher = await site.SignInAsync("teacher", new Screen(1440, 900, isDark));
        await using var admin = await site.SignInAsync(screen: new Screen(1440, 900, !isDark));

        var order = await BuyAsync(student, buy);
        await SeesAsync(teacher, "/dashboard/teach/earnings", "Pending", "70.00 EUR");
        await money.PassAsync(TimeSpan.FromDays(15));
        await ComeBackAsync(student, "student");
        await ComeBackAsync(teacher, "teacher");
        await ComeBackAsync(admin, TestSite.AdminName);
        await SeesAsync(teacher, "/dashboard/teach/earnings", "Available", "70.00 EUR");

        await GiveAccountAsync(teacher);
        await ApproveAsync(admin);
        await money.PassAsync(TimeSpan.FromHours(73));
        await ComeBackAsync(teacher, "teacher");
        await ComeBackAsync(admin, TestSite.AdminName);
        await WithdrawAsync(teacher);
        await PayOutAsync(admin);
        await SeesAsync(teacher, "/dashboard/teach/payouts", "Withdrawals", "Completed");

        await RefundAsync(admin, order);
        await SeesAsync(student, $"/checkout/orders/{order}", "Refunded", "Credit note");
        await SeesAsync(teacher, "/dashboard/teach/earnings", "Available", "-70.00 EUR");

        await money.PrintAsync();
        foreach (var link in await student.Page.Locator("a[href$='.pdf']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            var file = await student.Page.APIRequest.GetAsync(new Uri(site.Address, link).ToString());
            Assert.StartsWith("%PDF-", await file.TextAsync(), StringComparison.Ordinal);
        }

        await FollowAsync(admin, order);
    }

    // Days later nobody is signed in any more.
    private static async Task ComeBackAsync(Visitor visitor, string name)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.SignInAsync(name);
    }

    private static async Task<string> BuyAsync(Visitor student, string buy)
    {
        var page = student.Page;
        await student.GoAsync("/courses/mixing-by-ear");
        await student.CheckAsync();
        await page.Locator($"main a[href='{buy}']").First.ClickAsync();
        await page.GetByText("Of it VAT").WaitForAsync();
        await student.CheckAsync();
        await page.PressButtonAsync("Go to payment");
        await page.GetByText("No money moves here").WaitForAsync();
        await student.CheckAsync();
        await page.PressButtonAsync("Decline the card");
        await page.GetByText("The card was declined").WaitForAsync();
        student.Forget();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay €") }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/checkout/orders/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        // Nothing is loaded anew from here on: what a reload would wipe away is still there when it has worked.
        await page.EvaluateAsync("() => { window.here = true; }");
        await page.GetByText("It is yours").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.here === true"), "The page was loaded anew.");
        await student.CheckAsync();
        var order = new Uri(page.Url).Segments[^1];
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Go to Mixing") }).ClickAsync();
        await page.GetByText("You are enrolled").WaitForAsync();
        await student.CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Two records, one beat" }).ClickAsync();
        await page.GetByText("Put the headphones on.").WaitForAsync();
        await SeesAsync(student, "/dashboard/settings/billing", "Mixing by ear", "€119.00, paid");
        return order;
    }

    private static async Task GiveAccountAsync(Visitor teacher)
    {
        await teacher.GoAsync("/dashboard/teach/payouts");
        await teacher.CheckAsync();
        await teacher.Page.Locator("[name='Payee.Name']").FillAsync("Ada Okafor");
        await teacher.Page.Locator("[name='Payee.Iban']").FillAsync("DE89 3704 0044 0532 0130 00");
        await teacher.Page.PressButtonAsync("Ask for it");
        await teacher.Page.GetByText("Waits for approval").WaitForAsync();
        await teacher.CheckAsync();
    }

    private static async Task ApproveAsync(Visitor admin)
    {
        await admin.GoAsync("/admin/payouts/payees");
        await admin.CheckAsync();
        await admin.Page.GetByText("Decide…").First.ClickAsync();
        await admin.Page.PressButtonAsync("Approve");
        await admin.Page.GetByText("Decide…").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task WithdrawAsync(Visitor teacher)
    {
        await teacher.GoAsync("/dashboard/teach/payouts");
        Assert.Equal("70.00", await teacher.Page.Locator("[name='Withdraw.Amount']").InputValueAsync());
        await teacher.CheckAsync();
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await teacher.Page.GetByText("70.00 EUR is on its way").First.WaitForAsync();
    }

    private static async Task PayOutAsync(Visitor admin)
    {
        await admin.GoAsync("/admin/payouts/lists");
        await admin.CheckAsync();
        await admin.Page.PressButtonAsync("Gather for SEPA");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Download" }).WaitForAsync();
        var download = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        Assert.Contains("<InstdAmt Ccy=\"EUR\">70.00</InstdAmt>", await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);
        await admin.Page.ReloadAsync();
        await admin.CheckAsync();
        await admin.Page.PressButtonAsync("All were carried out");
        await admin.Page.GetByText("All were carried out").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task RefundAsync(Visitor admin, string order)
    {
        await admin.GoAsync($"/admin/payments/{order}");
        await admin.CheckAsync();
        await admin.Page.Locator("[name='Form.Reason']").FillAsync("Asked kindly");
        await admin.Page.PressButtonAsync("Give back");
        await Eventually.IsTrueAsync(async () =>
        {
            await admin.GoAsync($"/admin/payments/{order}");
            return await admin.Page.GetByText("Give money back").CountAsync() == 0;
        });
        await admin.CheckAsync();
    }

    private static async Task FollowAsync(Visitor admin, string order)
    {
        foreach (var path in new[]
        {
            "/admin/payments", "/admin/payments/refunds", "/admin/payments/events", "/admin/payments/providers", "/admin/payments/differences", "/admin/payouts", "/admin/wallets",
            "/admin/invoices", "/admin/reports", "/admin/ledger", "/admin/ledger/accounts", "/admin/ledger/checks",
        })
        {
            await admin.GoAsync(path);
            await admin.CheckAsync();
        }

        await admin.GoAsync($"/admin/payments/{order}");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "In the books" }).ClickAsync();
        await admin.Page.Locator("main a[href*='/admin/ledger/postings/']").First.ClickAsync();
        await admin.Page.Locator("main a[href*='/admin/ledger/accounts/']").First.WaitForAsync();
        await admin.CheckAsync();
        await admin.Page.Locator("main a[href*='/admin/ledger/accounts/']").First.ClickAsync();
        await admin.Page.Locator("main a[href*='/admin/ledger/postings/']").First.WaitForAsync();
        await admin.CheckAsync();
    }

    private static async Task SeesAsync(Visitor visitor, string path, params string[] words)
    {
        await Eventually.IsTrueAsync(
            async () =>
            {
                await visitor.GoAsync(path);
                var text = await visitor.Page.Locator("main").InnerTextAsync();
                return words.All(word => text.Contains(word, StringComparison.Ordinal));
            },
            $"{path} does not say {string.Join(", ", words)}.");
        await visitor.CheckAsync();
    }
}
