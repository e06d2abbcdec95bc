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

    public required string BuyerId { get; init; }

    /// <summary>What sort of thing.</summary>
    public required string Purchase { get; init; }

    public required string ItemId { get; init; }

    public required string Title { get; init; }

    public required string SellerId { get; init; }

    /// <summary>Minor units, with tax.</summary>
    public required long Gross { get; init; }

    /// <summary>Minor units of it.</summary>
    public required long Tax { get; init; }

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

    public long RowVersion { get; set; }

    public Money Price => new(Gross, Currency);

    public string SaleKey => SaleKeys.Of(Id);

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
            : TakenBack == Gross ? OrderState.Refunded
            : TakenBack > 0 ? OrderState.PartRefunded
            : FulfilledAt is not null ? OrderState.Fulfilled : OrderState.Paid);
    }
}

/// <summary>Maps <see cref="Order"/>.</summary>
internal sealed class OrderTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Order>(e =>
        {
            e.ToTable("payment_order", t =>
            {
                t.HasCheckConstraint("ck_payment_order_amounts", "gross > 0 and tax between 0 and gross");
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
            e.HasIndex(o => new { o.Provider, o.SessionId }).IsUnique();
            e.HasIndex(o => new { o.Provider, o.PaymentReference }).IsUnique();
            e.HasIndex(o => new { o.BuyerId, o.CreatedAt });
            e.HasIndex(o => new { o.State, o.CreatedAt });
            e.HasIndex(o => o.PaidAt).HasFilter("paid_at is not null and not is_fee_known");
        });
}
