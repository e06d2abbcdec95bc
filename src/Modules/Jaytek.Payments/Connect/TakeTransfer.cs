using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Providers;

namespace Jaytek.Payments.Connect;

/// <summary>Takes in that a transfer to somebody's account was taken back at Stripe: the money is in their wallet again.</summary>
internal sealed class TakeTransfer(IPayouts payouts)
{
    /// <summary>Errors: <c>payments.connect.part</c>; somebody has to look.</summary>
    public async Task<Result> RunAsync(TransferChanged fact, CancellationToken cancellationToken)
    {
        if (fact.Reversed.IsZero || fact.Group is not { } withdrawal)
            return Result.Success;
        if (fact.Reversed != fact.Amount)
            return PaymentsErrors.TransferPart(fact.TransferId, fact.Reversed, fact.Amount);
        var failed = await payouts.FailAsync(withdrawal, "Taken back at Stripe", cancellationToken);
        // Somebody else's transfer at the same account.
        return failed.Error?.Kind == ErrorKind.NotFound ? Result.Success : failed;
    }
}
