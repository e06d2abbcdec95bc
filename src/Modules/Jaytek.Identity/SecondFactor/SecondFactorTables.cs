using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary>The authenticator app of an account: what it and the site share, and what was tried with it.</summary>
internal sealed class Authenticator
{
    public required string UserId { get; init; }

    /// <summary>The shared secret, encrypted with the data folder's keys.</summary>
    public required string ProtectedSecret { get; set; }

    public required DateTimeOffset BegunAt { get; set; }

    /// <summary>Null while its owner has not shown by a code that the app has it; until then nobody asks for codes.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The time step of the last code that was taken (RFC 6238, 5.2): it and those before are refused.</summary>
    public long LastStep { get; set; }

    /// <summary>Wrong codes in a row.</summary>
    public int Failures { get; set; }

    /// <summary>How often it rested since the last right code; each rest is twice as long.</summary>
    public int Rests { get; set; }

    /// <summary>Until when no code is taken; null where any is.</summary>
    public DateTimeOffset? RestsUntil { get; set; }
}

/// <summary>A code for who has lost their app, good once. Of 80 random bits, so that its hash tells nothing without being slow.</summary>
internal sealed class RecoveryCode
{
    public required string UserId { get; init; }

    /// <summary>SHA-256 of account and code, hexadecimal.</summary>
    public required string Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class SecondFactorTables : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Authenticator>(row =>
        {
            row.ToTable("identity_authenticator");
            row.HasKey(r => r.UserId);
            row.Property(r => r.UserId).HasMaxLength(PublicId.Length);
            row.Property(r => r.ProtectedSecret).HasMaxLength(1_024);
            row.HasOne<AppUser>().WithOne().HasForeignKey<Authenticator>(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RecoveryCode>(row =>
        {
            row.ToTable("identity_recovery_code");
            row.HasKey(r => new { r.UserId, r.Hash });
            row.Property(r => r.UserId).HasMaxLength(PublicId.Length);
            row.Property(r => r.Hash).HasMaxLength(64);
            row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
