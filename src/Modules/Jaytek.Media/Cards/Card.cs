using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Cards;

/// <summary>A card that was drawn.</summary>
internal sealed class Card
{
    /// <summary>What is drawn on it, as its address says: <see cref="CardAddress.KeyOf"/>.</summary>
    public required string Key { get; init; }

    public required string ItemId { get; init; }

    /// <summary>The stored bytes.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Maps <see cref="Card"/>.</summary>
internal sealed class CardTable : IModelContributor
{
    public const string Name = "media_card";

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Card>(e =>
        {
            e.ToTable(Name);
            e.HasKey(c => c.Key);
            e.Property(c => c.Key).HasMaxLength(CardAddress.KeyLength);
            e.Property(c => c.ItemId).HasMaxLength(ContentItem.MaxIdLength);
            e.Property(c => c.Sha256).HasMaxLength(64);
            e.HasIndex(c => c.ItemId);
            e.HasIndex(c => c.Sha256);
            e.HasIndex(c => c.CreatedAt);
        });
}

/// <summary>Keeps the bytes of cards from the sweep.</summary>
internal sealed class CardReferences(JaytekDb db) : IBlobReferences
{
    public async Task<IReadOnlySet<string>> InUseAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        await db.Set<Card>().Where(c => hashes.Contains(c.Sha256)).Select(c => c.Sha256).Distinct().ToHashSetAsync(cancellationToken);
}

/// <summary>Cards of half a year ago go, and with them those of items that are gone; one that is asked for again is drawn again.</summary>
internal sealed class ForgetCards(JaytekDb db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Set<Card>().Where(c => c.CreatedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
