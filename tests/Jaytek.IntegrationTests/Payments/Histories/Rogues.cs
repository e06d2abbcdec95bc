using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Who means harm, what comes twice, and others who use the same account at the provider.</summary>
internal sealed class Rogues(Market market, Fingerprint print)
{
    private int _forged;

    /// <summary>What came from others' sales at the provider, in its own numbers, after its fees.</summary>
    public Dictionary<string, long> Foreign { get; } = [];

    /// <summary>The provider says that another sum was paid for our order than it costs.</summary>
    public Task<bool> ForgeAmountAsync(Step step) => ForgeAsync(step, (session, paid) =>
        session["amount_total"] = (long)session["amount_total"]! + (step.Much % 2 == 0 && (long)session["amount_total"]! > 10 ? -10 : 10));

    /// <summary>Somebody else's page names our order, and was paid.</summary>
    public Task<bool> ForgeCheckoutAsync(Step step) => ForgeAsync(step, (session, paid) =>
        (session["id"], session["payment_intent"]) = ($"cs_forged_{_forged}", $"pi_forged_{_forged}"));

    public async Task<bool> ForgeSignatureAsync(Step step)
    {
        if (Session(step) is not { } session)
            return false;
        await print.UnchangedAsync(async () => Assert.Equal(HttpStatusCode.BadRequest, await market.Post.ForgeAsync(Paid(session), signedByAnother: true)));
        return true;
    }

    /// <summary>What was taken in once is found done: brought again by the provider, or worked on again by an administrator.</summary>
    public async Task<bool> ReplayAsync(Step step)
    {
        if (market.Post.Brought.Count == 0)
            return false;
        var id = market.Post.Brought[step.Which % market.Post.Brought.Count];
        await print.UnchangedAsync(() => market.Post.AgainAsync(id));
        if (await DoneAsync(id) is not { } row)
            return false;
        await print.UnchangedAsync(async () => Assert.Null((await Deals.ReplayAsync(market.Site, market.Admin, row.Id)).Error));
        return true;
    }

    /// <summary>An old fact in a new event changes nothing either.</summary>
    public async Task<bool> ReplayCopyAsync(Step step)
    {
        if (market.Post.Brought.Count == 0)
            return false;
        var id = market.Post.Brought[step.Which % market.Post.Brought.Count];
        await market.WorkAsync();
        if (await DoneAsync(id) is null)
            return false;
        await print.UnchangedAsync(() => market.Post.CopyAsync(id));
        return true;
    }

    public async Task<bool> TamperAsync(Step step)
    {
        string[] attempts =
        [
            "update ledger_entry set amount = amount * 2 where posting_id = (select min(posting_id) from ledger_entry)",
            "delete from ledger_entry where posting_id = (select max(posting_id) from ledger_entry)",
            "update ledger_posting set kind = 'top_up' where id = (select max(id) from ledger_posting)",
            "delete from ledger_posting where id = (select max(id) from ledger_posting)",
            "update ledger_account set balance = balance + 1 where id = (select max(id) from ledger_account)",
            "update ledger_account set floor = 0 where id = (select max(id) from ledger_account where kind = 'suspense')",
            "delete from ledger_account where id = (select max(id) from ledger_account)",
            "update ledger_invoice set gross = gross + 1, net = net + 1 where id = (select max(id) from ledger_invoice)",
            "delete from ledger_invoice where id = (select max(id) from ledger_invoice)",
        ];
        var attempt = attempts[step.Which % attempts.Length];
        if (await market.Site.CountAsync($"select count(*) as \"Value\" from {attempt.Split(' ').First(word => word.StartsWith("ledger_", StringComparison.Ordinal))}") == 0)
            return false;
        await print.UnchangedAsync(async () => Assert.NotNull(await market.Site.TrySqlAsync(attempt)));
        return true;
    }

    public async Task<bool> SellElsewhereAsync(Step step)
    {
        const long Price = 777;
        string session;
        lock (market.StandIn.Books.Gate)
        {
            session = StripeDesk.Id(new StripeDesk(market.StandIn.Books).Do("POST /v1/checkout/sessions", [], new JsonObject
            {
                ["mode"] = "payment", ["line_items"] = new JsonArray(new JsonObject { ["quantity"] = "1", ["price_data"] = new JsonObject { ["currency"] = "eur", ["unit_amount"] = "777" } }),
            }));
        }

        await market.StandIn.Hand.PayAsync(session);
        Foreign["eur"] = Foreign.GetValueOrDefault("eur") + Price - StripeHand.FeeOf(Price);
        return true;
    }

    private async Task<bool> ForgeAsync(Step step, Action<JsonObject, bool> change)
    {
        if (Session(step) is not { } session)
            return false;
        _forged++;
        var told = Paid(session);
        change(told["data"]!["object"]!.AsObject(), true);
        await print.UnchangedAsync(async () => Assert.Equal(HttpStatusCode.OK, await market.Post.ForgeAsync(told)));
        return true;
    }

    private string? Session(Step step)
    {
        var sessions = market.Kept("checkout.session", one => one["client_reference_id"] is not null);
        return sessions.Count == 0 ? null : sessions[^(1 + (step.Which % Math.Min(sessions.Count, 10)))];
    }

    private JsonObject Paid(string sessionId)
    {
        lock (market.StandIn.Books.Gate)
        {
            var session = StripeBooks.Shown(market.StandIn.Books.ById(sessionId)!);
            (session["status"], session["payment_status"]) = ("complete", "paid");
            session["payment_intent"] ??= $"pi_forged_{_forged}";
            return new JsonObject
            {
                ["id"] = $"evt_forged_{++_forged}", ["object"] = "event", ["type"] = "checkout.session.completed", ["created"] = market.StandIn.Books.Now, ["livemode"] = false,
                ["api_version"] = StripeContract.Ours.Version, ["pending_webhooks"] = 1, ["request"] = null, ["data"] = new JsonObject { ["object"] = session },
            };
        }
    }

    private Task<ProviderEventRow?> DoneAsync(string eventId) => market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ProviderEventRow>().AsNoTracking()
        .SingleOrDefaultAsync(r => r.EventId == eventId && (r.Outcome == EventOutcome.Done || r.Outcome == EventOutcome.Nothing)));
}
