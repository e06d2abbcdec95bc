using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;

namespace Jaytek.Governance.Audit;

/// <summary>What a person did, as the audit trail has it. The values before and after are the things' and may be about others, so they are left out.</summary>
internal sealed class ActorData(AuditTrail trail) : IPersonalData
{
    public string Section => "audit";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var lines = new JsonArray();
        await foreach (var line in trail.StreamAsync(new AuditFilter { ActorId = userId }, cancellationToken))
        {
            lines.Add(new JsonObject
            {
                ["at"] = line.At, ["action"] = line.Action, ["as"] = line.ActorName, ["targetType"] = line.TargetType, ["targetId"] = line.TargetId,
                ["summary"] = line.Summary,
            });
        }

        return lines;
    }

    /// <summary>Erases nothing: who did what has to stay answerable. Lines go with the retention that the site sets.</summary>
    public Task EraseAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;
}
