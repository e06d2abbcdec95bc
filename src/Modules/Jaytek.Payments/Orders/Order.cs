using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Somebody buys something, at the price of that moment.</summary>
internal sealed class Order : IRowVersioned
{
    public const int MaxTitle = 300;
    public const int MaxReference = 255;

    /// <summary>26 characters; also the key of the checkout at the provider.</summary>
    public required string Id { get; init; }

    /// <summary>A user's id, or a guest's until they take it into an account.</summary>
    public required string BuyerId { get; set; }

    /// <summary>What sort of thing.</summary>
    public required string Purchase { get; init; }

    public required string ItemId { get; init; }

    public required string Title { get; init; }

    public required string SellerId { get; init; }

    /// <summary>Minor units, with tax. Of nothing, it was given away and no provider knows it.</summary>
    public required long Gross { get; init; }

    /// <summary>Minor units that it would have cost without the code; zero of orders from before there were codes.</summary>
    public long ListPrice { get; init; }

    /// <summary>What made it cheaper, or null.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The code that the buyer typed, or null.</summary>
    public string? PromotionCode { get; init; }

    /// <summary>Minor units of it.</summary>
    public required long Tax { get; init; }

    /// <summary>What the tax was called on that day.</summary>
    public string TaxName { get; init; } = "";

    /// <summary>Its rate on that day.</summary>
    public int TaxBasisPoints { get; init; }

    public required string Currency { get; init; }

    /// <summary>As the books name what is sold.</summary>
    public required PostingKind Kind { get; init; }

    public required string ReturnPath { get; init; }

    public OrderState State { get; private set; }

    public required string Provider { get; init; }

    public string? SessionId { get; set; }

    public string? SessionUrl { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The provider's payment.</summary>
    public string? PaymentReference { get; set; }

    /// <summary>Why it failed, in the provider's word.</summary>
    public string? FailureCode { get; set; }

    /// <summary>Minor units that went back, by refunds and open or lost disputes.</summary>
    public long TakenBack { get; set; }

    /// <summary>True while a bank withholds money of it, or has kept it.</summary>
    public bool IsDisputed { get; set; }

    /// <summary>True once what the provider took is in the books.</summary>
    public bool IsFeeKnown { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PaidAt { get; set; }

    public DateTimeOffset? FulfilledAt { get; set; }

    /// <summary>When it is looked after next by itself: asked after while nobody has paid, told again while who paid has nothing for it.</summary>
    public required DateTimeOffset FollowAt { get; set; }

    /// <summary>How often it was asked after.</summary>
    public int FollowTimes { get; set; }

    /// <summary>Since when the buyer's bank has been at it, which takes days; null where it is not.</summary>
    public DateTimeOffset? BankSince { get; set; }

    /// <summary>Minor units that the provider took, of <see cref="FeeCurrency"/>; null until that is known.</summary>
    public long? Fee { get; set; }

    public string? FeeCurrency { get; set; }

    /// <summary>How often the price is paid; null of what is bought once.</summary>
    public BillingPeriod? Every { get; init; }

    /// <summary>The subscription of which it is a period, or null.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>The provider's bill of that period.</summary>
    public string? BillReference { get; set; }

    public DateTimeOffset? PeriodFrom { get; set; }

    public DateTimeOffset? PeriodTo { get; set; }

    /// <summary>The provider's name for the buyer as it was known when the order was made; null where they were new there.</summary>
    public string? CustomerReference { get; set; }

    public long RowVersion { get; set; }

    public Money Price => new(Gross, Currency);

    public string SaleKey => SaleKeys.Of(Id);

    /// <summary>True where nothing of the price is left; of what cost nothing, nothing can be taken back.</summary>
    public bool IsWhollyTakenBack => Gross > 0 && TakenBack == Gross;

    /// <summary>Goes on to another state; false, and nothing changes, where that is no legal step.</summary>
    public bool Become(OrderState next)
    {
        if (!State.MayBecome(next))
            return false;
        State = next;
        return true;
    }

    /// <summary>Takes the state that follows from what was given, fulfilled and taken back, for an order that was paid.</summary>
    public void Settle()
    {
        Become(IsDisputed ? OrderState.Disputed
            : IsWhollyTakenBack ? OrderState.Refunded
            : TakenBack > 0 ? OrderState.PartRefunded
            : FulfilledAt is not null ? OrderState.Fulfilled : OrderState.Paid);
    }
}

/// <summary>Maps <see cref="Order"/>.</summary>
internal sealed class OrderTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("payment_order") { Own = $"buyer_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Order>(e =>
        {
            e.ToTable("payment_order", t =>
            {
                t.HasCheckConstraint("ck_payment_order_amounts", "gross >= 0 and tax between 0 and gross");
                t.HasCheckConstraint("ck_payment_order_taken", "taken_back between 0 and gross");
            });
            e.HasKey(o => o.Id);
            e.Property(o => o.Id).HasMaxLength(26);
            e.Property(o => o.BuyerId).HasMaxLength(26);
            e.Property(o => o.Purchase).HasMaxLength(30);
            e.Property(o => o.ItemId).HasMaxLength(64);
            e.Property(o => o.Title).HasMaxLength(Order.MaxTitle);
            e.Property(o => o.SellerId).HasMaxLength(26);
            e.Property(o => o.Currency).HasMaxLength(3);
            e.Property(o => o.PromotionId).HasMaxLength(26);
            e.Property(o => o.PromotionCode).HasMaxLength(Promotions.Promotion.MaxCode);
            e.HasIndex(o => o.PromotionId).HasFilter("promotion_id is not null");
            e.Property(o => o.TaxName).HasMaxLength(Invoicing.TaxOptions.MaxName);
            e.Property(o => o.Kind).HasMaxLength(30).HasConversion<string>();
            e.Property(o => o.ReturnPath).HasMaxLength(1_000);
            e.Property(o => o.State).HasMaxLength(20).HasConversion<string>();
            e.Property(o => o.Provider).HasMaxLength(20);
            e.Property(o => o.SessionId).HasMaxLength(Order.MaxReference);
            e.Property(o => o.SessionUrl).HasMaxLength(4_000);
            e.Property(o => o.PaymentReference).HasMaxLength(Order.MaxReference);
            e.Property(o => o.FailureCode).HasMaxLength(100);
            e.Property(o => o.RowVersion).IsConcurrencyToken();
            e.Ignore(o => o.Price);
            e.Ignore(o => o.IsWhollyTakenBack);
            e.HasIndex(o => new { o.Provider, o.SessionId }).IsUnique();
            e.HasIndex(o => new { o.Provider, o.PaymentReference }).IsUnique();
            e.HasIndex(o => new { o.BuyerId, o.CreatedAt });
            e.HasIndex(o => new { o.State, o.CreatedAt });
            e.Property(o => o.FeeCurrency).HasMaxLength(3);
            e.Property(o => o.Every).HasMaxLength(10).HasConversion<string>();
            e.Property(o => o.SubscriptionId).HasMaxLength(26);
            e.Property(o => o.BillReference).HasMaxLength(Order.MaxReference);
            e.Property(o => o.CustomerReference).HasMaxLength(Order.MaxReference);
            e.HasIndex(o => new { o.Provider, o.BillReference }).IsUnique();
            e.HasIndex(o => new { o.SubscriptionId, o.CreatedAt }).HasFilter("subscription_id is not null");
            e.HasIndex(o => o.CreatedAt);
            e.HasIndex(o => o.PaidAt).HasFilter("paid_at is not null and not is_fee_known");
            e.HasIndex(o => o.FollowAt, "ix_payment_order_follow").HasFilter("state in ('Started', 'Waiting')");
            e.HasIndex(o => o.FollowAt, "ix_payment_order_grant").HasFilter("paid_at is not null and fulfilled_at is null");
        });
}
