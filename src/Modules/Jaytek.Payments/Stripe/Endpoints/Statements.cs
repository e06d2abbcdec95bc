using System.Text.Json;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>What Stripe says of our own account: its lines, its payouts, and what happened. The night's comparison reads it.</summary>
internal sealed class Statements(StripeCaller caller)
{
    /// <summary>A line.</summary>
    public Task<BalanceTransaction> GetLineAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<BalanceTransaction>(StripeRequest.Get($"/v1/balance_transactions/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>The lines of a time, or of one payout where it is given.</summary>
    public IAsyncEnumerable<BalanceTransaction> ListLinesAsync(CreatedIn created, string? payoutId, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<BalanceTransaction>("/v1/balance_transactions", new StripeForm().Add("created", created.ToForm()).Add("payout", payoutId), most, null, cancellationToken);

    /// <summary>The lines of a time with what they are about.</summary>
    public IAsyncEnumerable<StatementEntry> ListEntriesAsync(CreatedIn created, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<StatementEntry>("/v1/balance_transactions", new StripeForm().Add("created", created.ToForm()).Add("expand", ["data.source"]), most, null, cancellationToken);

    /// <summary>A payout to our own bank.</summary>
    public Task<Payout> GetPayoutAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<Payout>(StripeRequest.Get($"/v1/payouts/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Payouts to our own bank.</summary>
    public IAsyncEnumerable<Payout> ListPayoutsAsync(CreatedIn created, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Payout>("/v1/payouts", new StripeForm().Add("created", created.ToForm()), most, null, cancellationToken);

    /// <summary>An event; Stripe keeps them for thirty days.</summary>
    public Task<StripeEvent> GetEventAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<StripeEvent>(StripeRequest.Get($"/v1/events/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Anything as it is now, as it is written: for an event whose own words are of another version.</summary>
    /// <param name="path">Such as <c>/v1/refunds/re_1</c>.</param>
    /// <param name="account">The connected account in which it is, or null for our own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<JsonElement> GetAnyAsync(string path, string? account, CancellationToken cancellationToken) =>
        caller.CallAsync<JsonElement>(StripeRequest.Get(path) with { Account = account }, cancellationToken);

    /// <summary>What happened in a time, the latest first.</summary>
    /// <param name="created">The time.</param>
    /// <param name="types">Of these kinds, at most twenty; none means all.</param>
    /// <param name="most">The end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<StripeEvent> ListEventsAsync(CreatedIn created, IReadOnlyList<string> types, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<StripeEvent>("/v1/events", new StripeForm().Add("created", created.ToForm()).Add("types", types), most, null, cancellationToken);
}
