using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Where a subscription stands here.</summary>
internal enum SubscriptionStage
{
    /// <summary>Its first payment is not known; most of these are pages that nobody paid on.</summary>
    Started,

    /// <summary>Paid.</summary>
    Active,

    /// <summary>A renewal failed, and the provider tries again; what it opened stays open.</summary>
    PastDue,

    /// <summary>Over, for good.</summary>
    Ended,
}

/// <summary>What somebody wants a provider to do with a subscription.</summary>
internal enum SubscriptionWish
{
    /// <summary>Let it run out at the end of what is paid.</summary>
    CancelAtPeriodEnd,

    /// <summary>Let it go on after all.</summary>
    GoOn,

    /// <summary>End it at once.</summary>
    CancelNow,
}

/// <summary>Somebody pays for something again and again, at the price of the day on which they began; each period is an order of its own.</summary>
internal sealed class Subscription : IRowVersioned
{
    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The order by whose page it began.</summary>
    public required string FirstOrderId { get; init; }

    public required string BuyerId { get; init; }

    /// <summary>What sort of thing.</summary>
    public required string Purchase { get; init; }

    public required string ItemId { get; init; }

    public required string Title { get; init; }

    public required string SellerId { get; init; }

    /// <summary>Minor units of a period's price, with tax.</summary>
    public required long Gross { get; init; }

    /// <summary>Minor units of it.</summary>
    public required long Tax { get; init; }

    public required string TaxName { get; init; }

    public required int TaxBasisPoints { get; init; }

    public required string Currency { get; init; }

    public required BillingPeriod Every { get; init; }

    public required string ReturnPath { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's name for it, once its page was paid.</summary>
    public string? Reference { get; set; }

    /// <summary>The provider's name for the buyer.</summary>
    public string? CustomerReference { get; set; }

    public SubscriptionStage Stage { get; set; }

    /// <summary>Until when the provider counts the present period.</summary>
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>True where it will not go on after that.</summary>
    public bool CancelsAtPeriodEnd { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its first payment was known here.</summary>
    public DateTimeOffset? BeganAt { get; set; }

    /// <summary>When it ended; at its own beginning where it never was, for the buyer had another of the same thing.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the provider is to be asked for; null where nothing is.</summary>
    public SubscriptionWish? Wish { get; private set; }

    /// <summary>The key of that call.</summary>
    public string? WishKey { get; private set; }

    public DateTimeOffset? WishedAt { get; private set; }

    /// <summary>When it is looked after next by itself; null where nothing is to come.</summary>
    public DateTimeOffset? FollowAt { get; set; }

    /// <summary>How often it was, since it last had word.</summary>
    public int FollowTimes { get; set; }

    public long RowVersion { get; set; }

    public Money Price => new(Gross, Currency);

    public bool IsLive => Stage is SubscriptionStage.Active or SubscriptionStage.PastDue;

    /// <summary>True where it is so already, or the provider is to be asked for just that.</summary>
    public bool IsWanted(SubscriptionWish wish) => Wish == wish || (Wish is null && wish switch
    {
        SubscriptionWish.CancelAtPeriodEnd => CancelsAtPeriodEnd,
        SubscriptionWish.GoOn => !CancelsAtPeriodEnd,
        _ => Stage == SubscriptionStage.Ended,
    });

    /// <summary>Has the provider asked; the same wish once more is the same call.</summary>
    public void Want(SubscriptionWish wish, DateTimeOffset now)
    {
        if (Wish == wish)
            return;
        (Wish, WishKey, WishedAt) = (wish, PublicId.New(), now);
        (FollowAt, FollowTimes) = (now, 0);
    }

    /// <summary>The provider was asked, or is asked no more.</summary>
    public void Forget() => (Wish, WishKey, WishedAt) = (null, null, null);
}

/// <summary>Maps <see cref="Subscription"/>.</summary>
internal sealed class SubscriptionTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Subscription>(e =>
        {
            e.ToTable("payment_subscription", t => t.HasCheckConstraint("ck_payment_subscription_price", "gross > 0 and tax between 0 and gross"));
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).HasMaxLength(26);
            e.Property(s => s.FirstOrderId).HasMaxLength(26);
            e.Property(s => s.BuyerId).HasMaxLength(26);
            e.Property(s => s.Purchase).HasMaxLength(30);
            e.Property(s => s.ItemId).HasMaxLength(64);
            e.Property(s => s.Title).HasMaxLength(Order.MaxTitle);
            e.Property(s => s.SellerId).HasMaxLength(26);
            e.Property(s => s.TaxName).HasMaxLength(Invoicing.TaxOptions.MaxName);
            e.Property(s => s.Currency).HasMaxLength(3);
            e.Property(s => s.Every).HasMaxLength(10).HasConversion<string>();
            e.Property(s => s.ReturnPath).HasMaxLength(1_000);
            e.Property(s => s.Provider).HasMaxLength(20);
            e.Property(s => s.Reference).HasMaxLength(Order.MaxReference);
            e.Property(s => s.CustomerReference).HasMaxLength(Order.MaxReference);
            e.Property(s => s.Stage).HasMaxLength(10).HasConversion<string>();
            e.Property(s => s.Wish).HasMaxLength(20).HasConversion<string>();
            e.Property(s => s.WishKey).HasMaxLength(26);
            e.Property(s => s.RowVersion).IsConcurrencyToken();
            e.Ignore(s => s.Price);
            e.Ignore(s => s.IsLive);
            e.HasIndex(s => s.FirstOrderId).IsUnique();
            e.HasIndex(s => new { s.Provider, s.Reference }).IsUnique();
            // Whatever the code believes: nobody pays for the same thing twice at a time.
            e.HasIndex(s => new { s.BuyerId, s.Purchase, s.ItemId }, "ix_payment_subscription_live").IsUnique().HasFilter("stage in ('Active', 'PastDue')");
            e.HasIndex(s => new { s.BuyerId, s.CreatedAt });
            e.HasIndex(s => new { s.Stage, s.CreatedAt });
            e.HasIndex(s => s.FollowAt).HasFilter("follow_at is not null");
        });
}
