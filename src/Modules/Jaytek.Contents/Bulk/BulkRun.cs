using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>What a run does to each of its items.</summary>
internal enum BulkVerb
{
    /// <summary>Shows the newest version to visitors.</summary>
    Publish,

    /// <summary>Takes it off the site.</summary>
    Unpublish,

    /// <summary>Deletes it.</summary>
    Delete,
}

/// <summary>Where a run stands.</summary>
internal enum BulkState
{
    /// <summary>Its items are still being listed.</summary>
    Collecting,

    /// <summary>Its items are being worked off.</summary>
    Running,

    /// <summary>Every item has a result.</summary>
    Finished,

    /// <summary>Somebody stopped it; what was done stays done.</summary>
    Cancelled,
}

/// <summary>Where an item of a run stands.</summary>
internal enum BulkOutcome
{
    /// <summary>Not tried yet.</summary>
    Waiting,

    /// <summary>Done, in the transaction that says so.</summary>
    Done,

    /// <summary>Refused, with the reason.</summary>
    Refused,
}

/// <summary>One verb on many items, asked for by a person and worked off in the background with that person's rights.</summary>
internal sealed class BulkRun
{
    public required string Id { get; init; }

    public required BulkVerb Verb { get; init; }

    public required string ContentType { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required BulkState State { get; set; }

    /// <summary>The <see cref="Admin.Lists.ItemFilter"/> whose items it takes, as JSON; null where they were chosen one by one.</summary>
    public string? Filter { get; init; }

    /// <summary>The number of the newest item when it was asked for; later ones are none of its business.</summary>
    public long LastItemNo { get; init; }

    /// <summary>Up to this number the items are listed.</summary>
    public long CollectedTo { get; set; }

    public int Total { get; set; }

    public int Done { get; set; }

    public int Refused { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Items that have no result yet, of those that are listed.</summary>
    public int Waiting => Total - Done - Refused;

    public bool IsOpen => State is BulkState.Collecting or BulkState.Running;
}

/// <summary>An item of a run and what became of it.</summary>
internal sealed class BulkItem
{
    public required string RunId { get; init; }

    public required int Position { get; init; }

    public required string ContentItemId { get; init; }

    /// <summary>What it was called when the run was asked for.</summary>
    public required string Title { get; init; }

    public BulkOutcome Outcome { get; set; }

    /// <summary>The stable code of the refusal.</summary>
    public string? Code { get; set; }

    /// <summary>Why it was refused, for people.</summary>
    public string? Reason { get; set; }
}

/// <summary>Maps runs and their items.</summary>
internal sealed class BulkTables : IModelContributor
{
    public const int MaxReason = 1_000;

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<BulkRun>(e =>
        {
            e.ToTable("cms_bulk_run");
            e.Property(r => r.Id).HasMaxLength(26);
            e.Property(r => r.Verb).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.ContentType).HasMaxLength(100);
            e.Property(r => r.UserId).HasMaxLength(26);
            e.Property(r => r.UserName).HasMaxLength(256);
            e.Ignore(r => r.Waiting).Ignore(r => r.IsOpen);
            e.HasIndex(r => new { r.State, r.CreatedAt });
            e.HasIndex(r => new { r.UserId, r.CreatedAt });
        });
        model.Entity<BulkItem>(e =>
        {
            e.ToTable("cms_bulk_item");
            e.HasKey(i => new { i.RunId, i.Position });
            e.Property(i => i.RunId).HasMaxLength(26);
            e.Property(i => i.Position).ValueGeneratedNever();
            Items.VersionTable.Id(e.Property(i => i.ContentItemId), provider == DatabaseProvider.Postgres);
            e.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(20);
            e.Property(i => i.Code).HasMaxLength(100);
            e.Property(i => i.Reason).HasMaxLength(MaxReason);
            e.HasOne<BulkRun>().WithMany().HasForeignKey(i => i.RunId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(i => new { i.RunId, i.Outcome, i.Position });
        });
    }
}
