using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Governance.Audit;

/// <summary>Hands lines of the audit trail out, and leaves a line that says so: who takes a copy of the trail is part of it.</summary>
internal sealed class ExportAudit(ActionRunner runner, AuditTrail trail)
{
    /// <summary>The lines from before this export, newest first. Errors: those of a missing right.</summary>
    public async Task<Result<IAsyncEnumerable<AuditRecord>>> RunAsync(AuditFilter filter, string format, CancellationToken cancellationToken)
    {
        var noted = await runner.RunAsync<AuditFilter>("governance.audit.export", async scope =>
        {
            if (await scope.RefuseAsync(GovernancePermissions.ViewAudit, null, cancellationToken) is { } refusal)
                return refusal;
            scope.Audit("AuditTrail", "export", $"The audit trail was exported as {format}", after: JsonSerializer.SerializeToNode(filter));
            return filter with { Until = filter.Until < scope.Now ? filter.Until : scope.Now };
        }, cancellationToken);
        return noted.Error is { } error ? error : Result.From(trail.StreamAsync(noted.Value, cancellationToken));
    }
}
