using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>As what somebody signs up.</summary>
internal enum SignUpKind
{
    Student,
    DJ,
    Instructor,
}

/// <summary>How an account came by signing up, and what became of an application. Until it is confirmed nobody can sign in with the account.</summary>
internal sealed class SignUpRow
{
    public required string UserId { get; init; }

    public required SignUpKind Kind { get; set; }

    /// <summary>What an applicant says about themselves, or null.</summary>
    public string? About { get; set; }

    public required DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Null while nobody has decided.</summary>
    public bool? IsApproved { get; set; }
}

internal sealed class SignUpTable : IModelContributor
{
    public const int MaxAbout = 2_000;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<SignUpRow>(row =>
    {
        row.ToTable("identity_sign_up");
        row.HasKey(r => r.UserId);
        row.Property(r => r.UserId).HasMaxLength(PublicId.Length);
        row.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        row.Property(r => r.About).HasMaxLength(MaxAbout);
        row.Property(r => r.DecidedBy).HasMaxLength(PublicId.Length);
        row.HasIndex(r => new { r.Kind, r.IsApproved, r.RequestedAt });
        row.HasOne<AppUser>().WithOne().HasForeignKey<SignUpRow>(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    });
}
