using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Learning.Enrolments;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>A site that sells courses by the sandbox.</summary>
internal static class Shop
{
    public static Task<TestSite> StartAsync(DatabaseProvider provider, TestClock? clock = null, params (string Key, string Value)[] settings) =>
        StartAsync(provider, clock ?? new TestClock(), _ => { }, settings);

    /// <summary>As <see cref="StartAsync(DatabaseProvider, TestClock?, (string Key, string Value)[])"/>, with services of a test's own.</summary>
    public static async Task<TestSite> StartAsync(DatabaseProvider provider, TestClock clock, Action<IServiceCollection> services, params (string Key, string Value)[] settings)
    {
        var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek", settings.ToDictionary(one => one.Key, one => one.Value), s =>
        {
            s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services(s);
        }));
        var done = await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>().RunAsync(new FeatureSwitch(["Jaytek.Payments"], []), CancellationToken.None));
        Assert.Null(done.Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSiteSettings>().RunAsync(one => one.BaseUrl = "https://shop.example", CancellationToken.None))).Error);
        return site;
    }

    /// <summary>A published course of a new instructor.</summary>
    public static async Task<(string CourseId, Account Teacher)> CourseAsync(this TestSite site, long price = 10_000, string currency = "EUR")
    {
        var teacher = await site.NewAsync("Instructor");
        var item = new ContentItem("Course") { Owner = teacher.Id };
        item.Parts["TitlePart"] = new JsonObject { ["Title"] = "Mixing by ear" };
        item.Parts["Course"] = new JsonObject
        {
            ["ShortDescription"] = new JsonObject { ["Text"] = "You beatmatch without looking." },
            ["Level"] = new JsonObject { ["Text"] = "Beginner" },
            ["Price"] = new JsonObject { ["Value"] = price },
            ["Currency"] = new JsonObject { ["Text"] = currency },
            ["Instructor"] = new JsonObject { ["UserIds"] = new JsonArray(teacher.Id) },
        };
        var saved = await site.InScopeAsync(s => s.GetRequiredService<IContentManager>().SaveAndPublishAsync(item, null, CancellationToken.None));
        Assert.Null(saved.Error);
        return (saved.Value.ContentItemId, teacher);
    }

    public static Task<Result<Order>> TryBuyAsync(this TestSite site, Account buyer, string courseId, string? code = null) =>
        site.TryStartAsync(buyer.Actor, new CheckoutWish("course", courseId) { Code = code });

    public static Task<Result<Order>> TryStartAsync(this TestSite site, Actor? buyer, CheckoutWish wish) =>
        site.InScopeAsync(s => s.GetRequiredService<StartCheckout>().RunAsync(wish, CancellationToken.None), buyer);

    public static async Task<Order> BuyAsync(this TestSite site, Account buyer, string courseId)
    {
        var order = await site.TryBuyAsync(buyer, courseId);
        Assert.Null(order.Error);
        return order.Value;
    }

    /// <summary>Has the sandbox do something with an order's checkout, and the site work on what it is told.</summary>
    public static async Task PlayAsync(this TestSite site, Order order, SandboxPlay play, bool work = true)
    {
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<PlaySandbox>().RunAsync(order.SessionId!, play, CancellationToken.None))).Error);
        if (work)
            await site.DeliverAllAsync();
    }

    /// <summary>Works until no event waits that was not tried yet: one event's handler raises others, and the site's own worker has some in hand.</summary>
    public static Task DeliverAllAsync(this TestSite site) => Eventually.IsTrueAsync(async () =>
    {
        await site.DeliverEventsAsync();
        return await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>()
            .CountAsync(m => m.Attempts == 0 && (m.Handler.StartsWith("payments.") || m.Handler.StartsWith("learning.")))) == 0;
    });

    public static Task<Order> OrderAsync(this TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Order>().AsNoTracking().SingleAsync(o => o.Id == id));

    public static Task<List<Enrolment>> EnrolmentsAsync(this TestSite site, string courseId) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Enrolment>().AsNoTracking().Where(e => e.CourseId == courseId).ToListAsync());

    /// <summary>The order or subscription by which a course is open to its one student; null where it is open to nobody.</summary>
    public static Task<string?> OpenByAsync(this TestSite site, string courseId) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<EnrolmentGrant>().Where(g => g.CourseId == courseId && g.EndedAt == null).Select(g => g.SourceId).SingleOrDefaultAsync());

    public static Task<Result<Refund>> RefundAsync(this TestSite site, Order order, long? amount, string? id = null, Actor? actor = null) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestRefund>().RunAsync(order.Id, amount, "Asked kindly", id ?? PublicId.New(), CancellationToken.None), actor);

    /// <summary>Switches a feature; one that goes off takes with it what needs it.</summary>
    public static async Task SwitchAsync(this TestSite site, bool on, string feature) => Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SwitchFeatures>()
        .RunAsync(on ? new FeatureSwitch([feature], []) : new FeatureSwitch([], [feature], WithDependents: true), CancellationToken.None))).Error);

    /// <summary>Runs a job of this module now.</summary>
    public static Task RunJobAsync<TJob>(this TestSite site) where TJob : IJob => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<TJob>().RunAsync(new JobContext("test", s.GetRequiredService<TimeProvider>().GetUtcNow()), CancellationToken.None);
        return true;
    });

    /// <summary>A course that was sold.</summary>
    public static async Task<(Order Order, string Course, Account Student)> SoldAsync(this TestSite site)
    {
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await site.PlayAsync(order, SandboxPlay.Pay);
        return (await site.OrderAsync(order.Id), course, student);
    }
}
