using Jaytek.Kernel;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>Money from our balance to connected accounts, and back.</summary>
internal sealed class Transfers(StripeCaller caller)
{
    private const string Path = "/v1/transfers";

    /// <summary>Sends money from what is available; refused with the code <c>balance_insufficient</c> where there is not enough.</summary>
    public Task<Transfer> CreateAsync(NewTransfer transfer, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<Transfer>(
            StripeRequest.Post(
                Path,
                new StripeForm().Add("amount", StripeAmounts.Checked(transfer.Amount)).Add("currency", StripeAmounts.Code(transfer.Amount)).Add("destination", transfer.AccountId)
                    .Add("transfer_group", transfer.Group).Add("source_transaction", transfer.SourceChargeId).Add("description", transfer.Description).Add("metadata", transfer.Metadata),
                idempotencyKey),
            cancellationToken);

    /// <summary>A transfer as it is now.</summary>
    public Task<Transfer> GetAsync(string id, CancellationToken cancellationToken) => caller.CallAsync<Transfer>(StripeRequest.Get(Of(id)), cancellationToken);

    /// <summary>Transfers of a time, of one group or one destination where they are given.</summary>
    public IAsyncEnumerable<Transfer> ListAsync(CreatedIn created, string? group, string? accountId, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<Transfer>(
            Path, new StripeForm().Add("created", created.ToForm()).Add("transfer_group", group).Add("destination", accountId), most, null, cancellationToken);

    /// <summary>Takes money back, all of it or a part; refused where more was sent back than sent, or where it is no longer there.</summary>
    public Task<TransferReversal> ReverseAsync(string id, Money amount, IReadOnlyDictionary<string, string> metadata, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<TransferReversal>(
            StripeRequest.Post($"{Of(id)}/reversals", new StripeForm().Add("amount", StripeAmounts.Checked(amount)).Add("metadata", metadata), idempotencyKey), cancellationToken);

    /// <summary>What was taken back of a transfer.</summary>
    public IAsyncEnumerable<TransferReversal> ListReversalsAsync(string id, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<TransferReversal>($"{Of(id)}/reversals", new StripeForm(), most, null, cancellationToken);

    private static string Of(string id) => $"{Path}/{StripeRequest.Id(id)}";
}

/// <summary>A transfer to be made.</summary>
/// <param name="Amount">How much.</param>
/// <param name="AccountId">To whom.</param>
internal sealed record NewTransfer(Money Amount, string AccountId)
{
    /// <summary>Names what belongs together.</summary>
    public string? Group { get; init; }

    /// <summary>The charge whose money it is: then it waits with that charge until the money is there, and is bounded by it.</summary>
    public string? SourceChargeId { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
