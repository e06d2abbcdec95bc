using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;
using Microsoft.EntityFrameworkCore;
using static Jaytek.Payments.Stripe.StripeAsking;

namespace Jaytek.Payments.Connect;

/// <summary>
/// To somebody's own account at Stripe: a transfer from our balance, after which the money is theirs and Stripe brings it to their bank. Which
/// account it is is not theirs to type: it is the one that was made for them.
/// </summary>
internal sealed class StripePayouts(ActionRunner runner, UnitOfWork unit, StripeClient client, StripeOptions options, RecordAccount accounts) : IPayoutProvider
{
    /// <inheritdoc/>
    public string Method => StripeProvider.ProviderName;

    /// <inheritdoc/>
    public string DisplayName => "Stripe";

    /// <inheritdoc/>
    public bool IsReady => options.IsSet();

    /// <inheritdoc/>
    public string? SetUpPath => ConnectModel.Address;

    /// <inheritdoc/>
    public Result<PayeeDetails> Check(IReadOnlyDictionary<string, string> input) => new PayeeDetails("{}", "Own account at Stripe");

    /// <inheritdoc/>
    /// <remarks>
    /// Stripe forgets keys after a day, so it is asked first whether the transfer is there. Errors: <c>payments.connect.not_ready</c>, and the
    /// provider's.
    /// </remarks>
    public async Task<Result<PayoutProgress>> SendAsync(PayoutOrder order, CancellationToken cancellationToken)
    {
        // Before anything is refused: money that has left is never given back, whatever became of the account since.
        var made = await MadeAsync(order, cancellationToken);
        if (made.Error is { } unknown)
            return unknown;
        if (made.Value is { } transfer)
            return transfer.Reversed ? PaymentsErrors.Refused(DisplayName, "the transfer was taken back") : PayoutProgress.Completed;
        var looked = await accounts.LookAsync(order.UserId, cancellationToken);
        if (looked.Error is { } error)
            return error;
        if (looked.Value is not { AccountId: { } account })
            return PaymentsErrors.NotConnected;
        return await AskAsync<PayoutProgress>(async () =>
        {
            if (!looked.Value.IsReady)
                return PaymentsErrors.NotConnected;
            if (StripeAmounts.ToStripe(order.Amount).Error is { } amount)
                return PaymentsErrors.Refused(DisplayName, amount.Message);
            return await TransferAsync(order, account, cancellationToken);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Result<bool>> HasLeftAsync(PayoutOrder order, CancellationToken cancellationToken)
    {
        var made = await MadeAsync(order, cancellationToken);
        return made.Error is { } error ? error : made.Value is { Reversed: false };
    }

    // Its group is our withdrawal's id, whatever account it went to.
    private Task<Result<Transfer?>> MadeAsync(PayoutOrder order, CancellationToken cancellationToken) => AskAsync<Transfer?>(async () =>
    {
        await foreach (var made in client.Transfers.ListAsync(CreatedIn.Ever, order.Id, null, 10, cancellationToken))
            return made;
        return Result.From<Transfer?>(null);
    }, cancellationToken);

    private async Task<Result<PayoutProgress>> TransferAsync(PayoutOrder order, string account, CancellationToken cancellationToken)
    {
        var refusals = await unit.Db.Set<TransferTries>().AsNoTracking().Where(t => t.PayoutId == order.Id).Select(t => t.Refusals).SingleOrDefaultAsync(cancellationToken);
        try
        {
            await client.Transfers.CreateAsync(
                new NewTransfer(order.Amount, account) { Group = order.Id, Description = "Earnings", Metadata = new Dictionary<string, string> { ["withdrawal"] = order.Id } },
                TransferTries.KeyOf(order.Id, refusals), cancellationToken);
            return PayoutProgress.Completed;
        }
        catch (StripeException e) when (e.Failure is { Code: "balance_insufficient", OutcomeUnknown: false })
        {
            // What our balance has not got yet it gets with the next sales.
            var noted = await runner.RunAsync("payments.connect.refused", async scope =>
            {
                await scope.LockAsync("transfer:" + order.Id, cancellationToken);
                if (await scope.Db.Set<TransferTries>().SingleOrDefaultAsync(t => t.PayoutId == order.Id, cancellationToken) is not { } tries)
                    scope.Db.Add(tries = new TransferTries { PayoutId = order.Id });
                tries.Refusals = refusals + 1;
                return Result.Success;
            }, cancellationToken);
            return noted.Error ?? PaymentsErrors.NoBalance(order.Amount);
        }
    }
}
