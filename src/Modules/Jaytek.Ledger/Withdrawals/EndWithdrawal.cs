using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>What became of a withdrawal that was sent; told by its method, by a job or by who keeps the bank's list.</summary>
internal sealed class EndWithdrawal(ActionRunner runner, ITransfers transfers, IPostings postings)
{
    /// <summary>As <see cref="IPayouts.CompleteAsync"/>.</summary>
    public Task<Result> CompleteAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.withdrawal.complete", async scope =>
        {
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal)
                return LedgerErrors.WithdrawalNotFound;
            if (withdrawal.State == WithdrawalState.Completed)
                return Result.Success;
            if (withdrawal.State != WithdrawalState.Processing)
                return LedgerErrors.WithdrawalEnded;
            (withdrawal.State, withdrawal.EndedAt) = (WithdrawalState.Completed, scope.Now);
            scope.Audit("Withdrawal", id, $"{withdrawal.Money} has left");
            return await transfers.PostAsync(
                withdrawal.TransferKey, AccountRef.Clearing(withdrawal.Method, withdrawal.Currency), PostingKind.Withdrawal, $"{withdrawal.Money} paid out", cancellationToken);
        }, cancellationToken);

    /// <summary>As <see cref="IPayouts.FailAsync"/>.</summary>
    public Task<Result> FailAsync(string id, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.withdrawal.fail", async scope =>
        {
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal)
                return LedgerErrors.WithdrawalNotFound;
            var was = withdrawal.State;
            if (was == WithdrawalState.Failed)
                return Result.Success;
            if (was is not (WithdrawalState.Processing or WithdrawalState.Completed))
                return LedgerErrors.WithdrawalEnded;
            (withdrawal.State, withdrawal.Reason, withdrawal.EndedAt) = (WithdrawalState.Failed, reason[..Math.Min(reason.Length, Withdrawal.MaxReason)], scope.Now);
            scope.Audit("Withdrawal", id, $"{withdrawal.Money} came back: {reason}");
            return was == WithdrawalState.Processing
                ? await transfers.VoidAsync(withdrawal.TransferKey, "Withdrawal failed", cancellationToken)
                : await ReturnAsync(withdrawal, cancellationToken);
        }, cancellationToken);

    private async Task<Result> ReturnAsync(Withdrawal withdrawal, CancellationToken cancellationToken) =>
        await postings.PostAsync(
            new PostingDraft
            {
                Key = withdrawal.TransferKey + ":returned",
                Kind = PostingKind.Withdrawal,
                Source = "ledger",
                Description = $"{withdrawal.Money} came back from the bank",
                Entries = EntryDraft.Move(
                    AccountRef.Clearing(withdrawal.Method, withdrawal.Currency), AccountRef.Available(withdrawal.UserId, withdrawal.Currency), withdrawal.Money),
                Metadata = new Dictionary<string, string> { ["transfer"] = withdrawal.TransferKey },
            },
            cancellationToken);
}
