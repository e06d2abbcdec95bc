using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Payments.Reconciliation;

/// <summary>The books are to be compared with the providers' now. It is this module's own.</summary>
/// <param name="Id">The wish's own name, so that one that failed before does not hold it up.</param>
internal sealed record ReconciliationRequested(string Id) : IDomainEvent
{
    public string AggregateId => Id;
}

/// <summary>Has the comparison of the night made now, in the background.</summary>
internal sealed class RequestReconciliation(ActionRunner runner)
{
    /// <summary>Errors: <c>engine.forbidden</c>.</summary>
    public Task<Result> RunAsync(CancellationToken cancellationToken) =>
        runner.RunAsync("payments.reconciliation.request", async scope =>
        {
            if (await scope.RefuseAsync(PaymentsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            scope.Audit("Reconciliation", "all", "The comparison with the providers was started by hand");
            scope.Raise(new ReconciliationRequested(PublicId.New()));
            return Result.Success;
        }, cancellationToken);
}
