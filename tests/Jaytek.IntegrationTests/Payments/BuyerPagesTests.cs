using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>The pages on which something is bought, as a browser without scripts sees them.</summary>
public sealed class BuyerPagesTests
{
    [Theory, BothDatabases]
    public async Task A_course_is_bought_by_forms_alone(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(student);
        Assert.Contains("100.00", await browser.GetStringAsync($"/checkout/course/{course}"), StringComparison.Ordinal);
        using var started = await browser.SendFormAsync($"/checkout/course/{course}");
        var pay = started.Headers.Location!.ToString();
        using var on = await browser.GetAsync(pay);
        var sandbox = on.Headers.Location!.ToString();
        Assert.StartsWith("/checkout/sandbox/sb_", sandbox, StringComparison.Ordinal);
        Assert.Contains("No money moves here", await browser.GetStringAsync(sandbox), StringComparison.Ordinal);
        using (var declined = await browser.SendFormAsync(sandbox, ("what", "Decline")))
            Assert.Contains("The card was declined", await declined.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var paid = await browser.SendFormAsync(sandbox, ("what", "Pay"));
        var order = paid.Headers.Location!.ToString();
        Assert.Equal(pay, order + "/pay");
        await Eventually.IsTrueAsync(async () => (await browser.GetStringAsync($"{order}?handler=State")).Contains("It is yours", StringComparison.Ordinal));
        Assert.Contains("Mixing by ear", await browser.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
        Assert.Contains("enrolled in this course already", await browser.GetStringAsync($"/checkout/course/{course}"), StringComparison.Ordinal);
        // The pages before it lead on to the order, whoever goes back to them.
        Assert.Equal(order, (await browser.GetAsync(pay)).Headers.Location?.ToString());
        Assert.Contains("done with", await browser.GetStringAsync(sandbox), StringComparison.Ordinal);
        Assert.Single(await site.EnrolmentsAsync(course));
    }

    [Theory, BothDatabases]
    public async Task Nobody_sees_or_pays_another_persons_order(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        using var other = await site.BrowserAsync(await site.NewAsync("Student"));
        using var nobody = site.NewClient();
        foreach (var page in new[] { $"/checkout/orders/{order.Id}", $"/checkout/orders/{order.Id}?handler=State&ask=true", $"/checkout/orders/{order.Id}/pay", $"/checkout/sandbox/{order.SessionId}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);
            AssertLedToSignIn(await nobody.GetAsync(page));
        }

        AssertLedToSignIn(await nobody.GetAsync("/dashboard/settings/billing"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendFormAsync($"/checkout/sandbox/{order.SessionId}", ("what", "Pay"))).StatusCode);
        Assert.DoesNotContain("Mixing by ear", await other.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_bought_says_why_and_what_is_not_there_is_not(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        using var owner = await site.BrowserAsync(teacher);
        Assert.Contains("This is your own course", await owner.GetStringAsync($"/checkout/course/{course}"), StringComparison.Ordinal);
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        foreach (var page in new[] { $"/checkout/boat/{course}", $"/checkout/course/{PublicId.New()}", "/checkout/course/%00", $"/checkout/orders/{PublicId.New()}", "/checkout/sandbox/none" })
            Assert.True((await student.GetAsync(page)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, page);
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        Assert.Equal(HttpStatusCode.BadRequest, (await student.PostAsync($"/checkout/course/{course}", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task A_course_shows_to_each_what_they_may_do_with_it(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var buyer = await site.NewAsync("Student");
        using var visitor = site.NewClient();
        using var student = await site.BrowserAsync(buyer);
        using var owner = await site.BrowserAsync(teacher);
        var path = (await site.BuyAsync(buyer, course)).ReturnPath;
        var buy = $"/checkout/course/{course}\"";
        Assert.Contains(buy, await visitor.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains(buy, await student.GetStringAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain(buy, await owner.GetStringAsync(path), StringComparison.Ordinal);
        await site.PlayAsync(await site.BuyAsync(buyer, course), Jaytek.Payments.Sandbox.SandboxPlay.Pay);
        var enrolled = await student.GetStringAsync(path);
        Assert.Contains("You are enrolled", enrolled, StringComparison.Ordinal);
        Assert.DoesNotContain(buy, enrolled, StringComparison.Ordinal);
        Assert.Contains(buy, await visitor.GetStringAsync(path), StringComparison.Ordinal);
    }

    private static void AssertLedToSignIn(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/login?", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
