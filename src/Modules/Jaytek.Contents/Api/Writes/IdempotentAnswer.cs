using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Api.Writes;

/// <summary>What a user was answered under an Idempotency-Key.</summary>
internal sealed class IdempotentAnswer
{
    public const int HashLength = 64;

    public required string UserId { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal.</summary>
    public required string KeyHash { get; init; }

    /// <summary>SHA-256 of what was asked.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Status { get; init; }

    public string ContentItemId { get; init; } = "";

    public string? Tag { get; init; }

    public bool IsNew { get; init; }

    /// <summary>Null only while the transaction that asks is open: nobody else ever sees it so.</summary>
    public byte[]? Body { get; init; }

    public ContentAnswer ToAnswer() => new(Status, ContentItemId, Tag, IsNew, Body ?? []);
}

/// <summary>Maps kept answers.</summary>
internal sealed class IdempotentAnswerTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<IdempotentAnswer>(e =>
    {
        e.ToTable("cms_idempotent_answer");
        e.HasKey(a => new { a.UserId, a.KeyHash });
        e.Property(a => a.UserId).HasMaxLength(64);
        e.Property(a => a.KeyHash).HasMaxLength(IdempotentAnswer.HashLength);
        e.Property(a => a.RequestHash).HasMaxLength(IdempotentAnswer.HashLength);
        e.Property(a => a.ContentItemId).HasMaxLength(Items.VersionTable.MaxIdLength);
        e.Property(a => a.Tag).HasMaxLength(200);
        e.HasIndex(a => a.CreatedAt);
    });
}
