using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Actions;

/// <summary>Who did what to what, when, with the values before and after. Rows are never changed; only the retention that an admin sets removes old ones.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The action's name, <c>module.noun.verb</c>.</summary>
    public required string Action { get; init; }

    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    public required string TargetType { get; init; }

    public required string TargetId { get; init; }

    public required string Summary { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

internal sealed class AuditTable : IModelContributor
{
    /// <summary>The longest id of a target, characters; what an action changes may be named by a path.</summary>
    public const int MaxTargetId = 400;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("cms_audit");
            e.Property(a => a.Action).HasMaxLength(100);
            e.Property(a => a.ActorId).HasMaxLength(26);
            e.Property(a => a.ActorName).HasMaxLength(256);
            e.Property(a => a.TargetType).HasMaxLength(100);
            e.Property(a => a.TargetId).HasMaxLength(MaxTargetId);
            // One for each filter, all in the order of the page.
            e.HasIndex(a => new { a.At, a.Id });
            e.HasIndex(a => new { a.ActorId, a.At, a.Id });
            e.HasIndex(a => new { a.Action, a.At, a.Id });
            e.HasIndex(a => new { a.TargetType, a.At, a.Id });
            e.HasIndex(a => new { a.TargetId, a.At, a.Id });
        });
}
