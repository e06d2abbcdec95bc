using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Promotions;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Codes that make cheaper what is bought, down to nothing.</summary>
public sealed class PromotionTests
{
    private static readonly PromotionInput s_fifth = new("welcome-20", "20", null, null, null, null, null, null, true);

    [Theory, BothDatabases]
    public async Task A_code_takes_its_part_off_and_what_is_paid_is_shared(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        await site.MakeAsync(s_fifth);
        var (course, teacher) = await site.CourseAsync(9_999);
        var student = await site.NewAsync("Student");
        var bought = await site.TryBuyAsync(student, course, " Welcome-20 ");
        Assert.Null(bought.Error);
        // 1,999.8 go off, rounded half away from zero.
        Assert.Equal((7_999, 9_999, "WELCOME-20"), (bought.Value.Gross, bought.Value.ListPrice, bought.Value.PromotionCode));
        await site.PlayAsync(bought.Value, SandboxPlay.Pay);
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(bought.Value.Id)).State);
        Assert.Equal(5_599, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")));
    }

    [Theory, BothDatabases]
    public async Task A_code_that_takes_all_off_gives_the_course_without_a_provider_and_moves_no_money(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        await site.MakeAsync(s_fifth with { Code = "GIFT", Percent = "100" });
        var (course, teacher) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var bought = await site.TryBuyAsync(student, course, "GIFT");
        Assert.Null(bought.Error);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Fulfilled, null), ((await site.OrderAsync(bought.Value.Id)).State, bought.Value.SessionId));
        Assert.Null((await site.EnrolmentsAsync(course)).Single().EndedAt);
        Assert.Equal((0, 0), (await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Revenue("EUR"))));
        Assert.Equal("learning.course.enrolled", (await site.TryBuyAsync(student, course)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_free_course_is_had_for_nothing_and_once(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync(price: 0);
        var student = await site.NewAsync("Student");
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.TryBuyAsync(student, course))));
        await site.DeliverAllAsync();
        Assert.Single(orders.Where(o => o.IsSuccess).Select(o => o.Value.Id).Distinct());
        Assert.Single(await site.EnrolmentsAsync(course));
    }

    [Theory, BothDatabases]
    public async Task The_last_use_of_a_code_is_had_by_one_of_many_at_once(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        await site.MakeAsync(s_fifth with { Code = "FEW", MostUses = 2 });
        var (course, _) = await site.CourseAsync();
        var students = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => site.NewAsync("Student")));
        var bought = await Task.WhenAll(students.Select(student => Task.Run(() => site.TryBuyAsync(student, course, "FEW"))));
        Assert.Equal(2, bought.Count(one => one.IsSuccess));
        Assert.All(bought.Where(one => !one.IsSuccess), one => Assert.Equal("payments.promotion.used_up", one.Error?.Code));
        // Who began and comes back goes on with the same order.
        var first = Array.FindIndex(bought, one => one.IsSuccess);
        Assert.Equal(bought[first].Value.Id, (await site.TryBuyAsync(students[first], course, "FEW")).Value.Id);
    }

    [Theory, BothDatabases]
    public async Task A_code_is_good_for_what_it_says_alone(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        var (other, _) = await site.CourseAsync();
        var (yen, _) = await site.CourseAsync(1_000, "JPY");
        var student = await site.NewAsync("Student");
        var now = clock.GetUtcNow();
        await site.MakeAsync(s_fifth with { Code = "ONE", Item = $"https://shop.example/checkout/course/{course}?x=1" });
        await site.MakeAsync(s_fifth with { Code = "TEN-EUROS", Percent = null, Amount = "10.00", Currency = "eur" });
        await site.MakeAsync(s_fifth with { Code = "TOMORROW", From = now.AddDays(1), Until = now.AddDays(2) });
        var off = await site.MakeAsync(s_fifth with { Code = "OFF" });
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchPromotion>().RunAsync(off.Id, false, CancellationToken.None))).Error);
        async Task<string?> CodeAsync(string item, string code) => (await site.TryBuyAsync(student, item, code)).Error?.Code;
        const string Unknown = "payments.promotion.unknown";
        Assert.Null(await CodeAsync(course, "one"));
        Assert.Equal(Unknown, await CodeAsync(other, "ONE"));
        foreach (var none in new[] { "OFF", "TOMORROW", "'; --", new string('A', 500) })
            Assert.Equal(Unknown, await CodeAsync(other, none));
        Assert.Equal(Unknown, await CodeAsync(yen, "TEN-EUROS"));
        Assert.Equal(9_000, (await site.TryBuyAsync(student, other, "TEN-EUROS")).Value.Gross);
        clock.Advance(TimeSpan.FromHours(30));
        Assert.Null(await CodeAsync(yen, "TOMORROW"));
        clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(Unknown, await CodeAsync(yen, "TOMORROW"));
    }

    [Theory, BothDatabases]
    public async Task Who_paid_with_a_code_once_does_not_a_second_time(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        await site.MakeAsync(s_fifth);
        var (course, _) = await site.CourseAsync();
        var (other, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        await site.PlayAsync((await site.TryBuyAsync(student, course, "WELCOME-20")).Value, SandboxPlay.Pay);
        Assert.Equal("payments.promotion.used", (await site.TryBuyAsync(student, other, "WELCOME-20")).Error?.Code);
        Assert.Null((await site.TryBuyAsync(await site.NewAsync("Student"), other, "WELCOME-20")).Error);
    }

    [Theory, BothDatabases]
    public async Task A_code_that_is_none_is_refused_and_so_is_who_may_not_make_one(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        async Task<string?> MakeAsync(PromotionInput input, Actor? actor = null) => (await site.InScopeAsync(s => s.GetRequiredService<SavePromotion>().RunAsync(input, CancellationToken.None), actor)).Error?.Code;
        Assert.Equal("engine.forbidden", await MakeAsync(s_fifth, (await site.NewAsync("Student")).Actor));
        foreach (var wrong in new[]
        {
            s_fifth with { Code = "a b" }, s_fifth with { Percent = "101" }, s_fifth with { Percent = "0" }, s_fifth with { Percent = "1.234" }, s_fifth with { Percent = null },
            s_fifth with { Amount = "5", Currency = "EUR" }, s_fifth with { Percent = null, Amount = "-5", Currency = "EUR" }, s_fifth with { Percent = null, Amount = "5", Currency = "XXX9" },
            s_fifth with { Item = "course" }, s_fifth with { MostUses = 0 }, s_fifth with { Until = DateTimeOffset.UnixEpoch },
        })
            Assert.Equal("payments.promotion.invalid", await MakeAsync(wrong));
        Assert.Null(await MakeAsync(s_fifth));
        Assert.Equal("payments.promotion.taken", await MakeAsync(s_fifth with { Code = "WELCOME-20" }));
    }

    [Theory, BothDatabases]
    public async Task The_page_shows_the_price_with_the_code_and_asks_again_where_it_has_changed(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        await site.MakeAsync(s_fifth);
        var (course, _) = await site.CourseAsync();
        using var browser = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.Contains("80.00", await browser.GetStringAsync($"/checkout/course/{course}?Code=welcome-20"), StringComparison.Ordinal);
        Assert.Contains("not good for it", await browser.GetStringAsync($"/checkout/course/{course}?Code=nonsense"), StringComparison.Ordinal);
        using var stale = await browser.SendFormAsync($"/checkout/course/{course}", ("Shown", "9000"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, stale.StatusCode);
        using var paid = await browser.SendFormAsync($"/checkout/course/{course}", ("Shown", "8000"), ("Code", "WELCOME-20"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, paid.StatusCode);
    }
}

/// <summary>Makes codes.</summary>
internal static class Codes
{
    public static async Task<Promotion> MakeAsync(this TestSite site, PromotionInput input)
    {
        var made = await site.InScopeAsync(s => s.GetRequiredService<SavePromotion>().RunAsync(input, CancellationToken.None));
        Assert.Null(made.Error);
        return made.Value;
    }
}
