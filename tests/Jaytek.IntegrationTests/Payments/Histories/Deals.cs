using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Withdrawals;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>The calls of the site's actions that histories make, in one place.</summary>
internal static class Deals
{
    public static async Task<Ware> OfferAsync(TestSite site, Account seller, Money price)
    {
        var item = new ContentItem("Course") { Owner = seller.Id };
        item.Parts["TitlePart"] = new JsonObject { ["Title"] = $"A course for {price}" };
        item.Parts["Course"] = new JsonObject
        {
            ["ShortDescription"] = new JsonObject { ["Text"] = "You beatmatch without looking." },
            ["Level"] = new JsonObject { ["Text"] = "Beginner" },
            ["Price"] = new JsonObject { ["Value"] = price.Minor },
            ["Currency"] = new JsonObject { ["Text"] = price.Currency },
            ["Instructor"] = new JsonObject { ["UserIds"] = new JsonArray(seller.Id) },
        };
        var saved = await site.InScopeAsync(s => s.GetRequiredService<IContentManager>().SaveAndPublishAsync(item, null, CancellationToken.None));
        Assert.Null(saved.Error);
        return new Ware(saved.Value.ContentItemId, seller.Id, price);
    }

    public static Task<Result<Order>> BuyAsync(TestSite site, Account buyer, string courseId) => site.TryBuyAsync(buyer, courseId);

    public static Task<Result<Order>> LookAsync(TestSite site, string orderId) =>
        site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(orderId, CancellationToken.None));

    public static Task<Result<Refund>> RefundAsync(TestSite site, string orderId, long? amount, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestRefund>().RunAsync(orderId, amount, "Asked kindly", id, CancellationToken.None));

    public static Task<Result> ShareAsync(TestSite site, string scope, IReadOnlyList<SplitShare> shares, DateTimeOffset from) =>
        site.InScopeAsync(s => s.GetRequiredService<ISplits>().RecordAsync(scope, shares, from, CancellationToken.None));

    public static Task<Result<Withdrawal>> WithdrawAsync(TestSite site, Account seller, Money amount, string method, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestWithdrawal>().RunAsync(amount, method, id, CancellationToken.None), seller.Actor);

    public static Task<Result> DecideAsync(TestSite site, Account admin, string id, bool approve) =>
        site.InScopeAsync(s => s.GetRequiredService<DecideWithdrawal>().RunAsync(id, approve, approve ? null : "Not now", CancellationToken.None), admin.Actor);

    public static Task<Result> CallOffAsync(TestSite site, Account seller, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<DecideWithdrawal>().CancelAsync(id, CancellationToken.None), seller.Actor);

    public static Task<Result> EndAsync(TestSite site, string id, bool arrived) => site.InScopeAsync(s => arrived
        ? s.GetRequiredService<IPayouts>().CompleteAsync(id, CancellationToken.None)
        : s.GetRequiredService<IPayouts>().FailAsync(id, "The bank sent it back", CancellationToken.None));

    public static Task<Result> ReplayAsync(TestSite site, Account admin, string rowId) =>
        site.InScopeAsync(s => s.GetRequiredService<ReplayEvents>().OneAsync(rowId, CancellationToken.None), admin.Actor);
}
