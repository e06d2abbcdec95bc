using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits;

/// <summary>A split as somebody wrote it.</summary>
/// <param name="Kind">For what sort of thing; <see cref="SplitRules.Platform"/> for everything without one of its own.</param>
/// <param name="Which">Which of them, as <see cref="ISplitScopes.FindAsync"/> takes it.</param>
/// <param name="Shares">As <see cref="SplitText"/> reads them.</param>
/// <param name="Ends">True where there is to be none from then on, whatever the shares.</param>
/// <param name="From">UTC; null for at once.</param>
internal sealed record SplitInput(string? Kind, string? Which, string? Shares, bool Ends, DateTimeOffset? From);

/// <summary>Has an administrator say how sales are shared from now or a later day on. Sales of before keep theirs.</summary>
internal sealed class ConfigureSplit(ActionRunner runner, RecordSplit record, Enabled<ISplitScopes> scopes, IUserDirectory users)
{
    /// <summary>
    /// Errors: <c>engine.forbidden</c>, <c>ledger.split.kind</c>, <c>ledger.split.which</c>, <c>ledger.split.from</c> (in the past),
    /// <c>ledger.split.shares</c>, <c>ledger.split.same</c> (it stands so already), <c>ledger.split.date</c>.
    /// </summary>
    public Task<Result> RunAsync(SplitInput input, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.split.configure", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.ManageSplits, null, cancellationToken) is { } refusal)
                return refusal;
            var key = await KeyAsync(input, cancellationToken);
            if (key.Error is { } unknown)
                return unknown;
            if (input.From < scope.Now)
                return LedgerErrors.SplitFrom;
            var shares = input.Ends ? Result.From<IReadOnlyList<SplitShare>>([]) : await SplitText.ReadAsync(input.Shares, users, cancellationToken);
            if (shares.Error is { } wrong)
                return wrong;
            var from = input.From ?? scope.Now;
            await scope.LockAsync(RecordSplit.LockName(key.Value), cancellationToken);
            var last = await scope.Db.Set<SplitVersion>().AsNoTracking().Where(v => v.Scope == key.Value && v.From <= from).OrderByDescending(v => v.From).FirstOrDefaultAsync(cancellationToken);
            if ((last?.Shares ?? SplitVersion.Write([])) == SplitVersion.Write(shares.Value))
                return LedgerErrors.SplitSame;
            return await record.RunAsync(key.Value, shares.Value, from, cancellationToken);
        }, cancellationToken);

    private async Task<Result<string>> KeyAsync(SplitInput input, CancellationToken cancellationToken)
    {
        if (input.Kind == SplitRules.Platform)
            return SplitRules.Platform;
        if (scopes.FirstOrDefault(one => one.Kind == input.Kind) is not { } kind)
            return LedgerErrors.SplitKind;
        return string.IsNullOrWhiteSpace(input.Which) || await kind.FindAsync(input.Which.Trim(), cancellationToken) is not { } id
            ? LedgerErrors.SplitWhich(kind.Hint)
            : $"{kind.Kind}:{id}";
    }
}
