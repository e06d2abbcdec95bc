using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>A server that is told of what happens here.</summary>
internal sealed class Endpoint : IRowVersioned
{
    public const int MaxUrl = 2_000;
    public const int MaxDescription = 200;
    public const int MaxList = 4_000;

    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string Url { get; set; }

    public required string Description { get; set; }

    /// <summary>Names of events and beginnings of names (<c>content.*</c>), with spaces between.</summary>
    public required string Events { get; set; }

    /// <summary>Content types with spaces between; empty for all. Events of other things than content pass.</summary>
    public required string ContentTypes { get; set; }

    public bool IsOn { get; set; }

    /// <summary>Why the system switched it off, in a sentence; null where a person did, or nobody.</summary>
    public string? OffReason { get; set; }

    /// <summary>The secret, encrypted.</summary>
    public required string Secret { get; set; }

    /// <summary>The one before it, encrypted, which signs beside it until <see cref="OldSecretUntil"/>.</summary>
    public string? OldSecret { get; set; }

    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>Who made it, and is told when it is switched off; null for the system.</summary>
    public string? CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when every try has failed; null after a success.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>Until when one process delivers to it alone, so that deliveries stay in order.</summary>
    public DateTimeOffset? LaneUntil { get; set; }

    public long RowVersion { get; set; }
}

/// <summary>Maps <see cref="Endpoint"/>.</summary>
internal sealed class EndpointTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Endpoint>(e =>
        {
            e.ToTable("webhook_endpoint");
            e.HasKey(one => one.Id);
            e.Property(one => one.Id).HasMaxLength(26);
            e.Property(one => one.Url).HasMaxLength(Endpoint.MaxUrl);
            e.Property(one => one.Description).HasMaxLength(Endpoint.MaxDescription);
            e.Property(one => one.Events).HasMaxLength(Endpoint.MaxList);
            e.Property(one => one.ContentTypes).HasMaxLength(Endpoint.MaxList);
            e.Property(one => one.OffReason).HasMaxLength(500);
            e.Property(one => one.CreatedBy).HasMaxLength(26);
            e.Property(one => one.RowVersion).IsConcurrencyToken();
        });
}
