using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Somebody who buys without an account. Their id stands at their orders where a user's would, until they take the orders into an account.</summary>
internal sealed class Guest
{
    public const int MaxName = 200;
    public const int MaxEmail = 254;

    /// <summary>26 characters; no user's.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Into whose account the orders went; null while they are the guest's.</summary>
    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>The name under which one at a time works on a guest's orders.</summary>
    public static string LockName(string id) => "guest:" + id;
}

/// <summary>To whom invoices are made out, where an account says more than a name.</summary>
internal sealed class BillingDetails
{
    public const int MaxLine = 200;
    public const int MaxPostalCode = 20;
    public const int MaxVatId = 20;

    public required string UserId { get; init; }

    /// <summary>A person or a company.</summary>
    public required string Name { get; set; }

    public string Line1 { get; set; } = "";

    public string Line2 { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string City { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    public string Country { get; set; } = "";

    /// <summary>With the country in front, such as <c>DE123456789</c>, or empty.</summary>
    public string VatId { get; set; } = "";

    /// <summary>The address as it stands on an invoice, a line each.</summary>
    public IReadOnlyList<string> Lines() => [.. new[] { Line1, Line2, $"{PostalCode} {City}".Trim(), Country }.Where(line => line.Length > 0)];
}

/// <summary>Maps <see cref="Guest"/> and <see cref="BillingDetails"/>.</summary>
internal sealed class BuyerTables : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Guest>(e =>
        {
            e.ToTable("payment_guest");
            e.HasKey(g => g.Id);
            e.Property(g => g.Id).HasMaxLength(26);
            e.Property(g => g.Name).HasMaxLength(Guest.MaxName);
            e.Property(g => g.Email).HasMaxLength(Guest.MaxEmail);
            e.Property(g => g.ClaimedBy).HasMaxLength(26);
            e.HasIndex(g => g.ClaimedBy);
            e.HasIndex(g => g.CreatedAt).HasFilter("claimed_by is null");
        });
        model.Entity<BillingDetails>(e =>
        {
            e.ToTable("payment_billing_details");
            e.HasKey(b => b.UserId);
            e.Property(b => b.UserId).HasMaxLength(26);
            e.Property(b => b.Name).HasMaxLength(BillingDetails.MaxLine);
            e.Property(b => b.Line1).HasMaxLength(BillingDetails.MaxLine);
            e.Property(b => b.Line2).HasMaxLength(BillingDetails.MaxLine);
            e.Property(b => b.PostalCode).HasMaxLength(BillingDetails.MaxPostalCode);
            e.Property(b => b.City).HasMaxLength(BillingDetails.MaxLine);
            e.Property(b => b.Country).HasMaxLength(2);
            e.Property(b => b.VatId).HasMaxLength(BillingDetails.MaxVatId);
        });
    }
}
