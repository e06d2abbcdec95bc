using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Links;

/// <summary>A mailed link that lets somebody sign in once. Only the hash of its token is kept.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the token, hexadecimal; the token has 256 random bits.</summary>
    public required string TokenHash { get; init; }

    public required string UserId { get; init; }

    /// <summary>The account's stamp when it was sent: whatever ends all sessions ends the link.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SignInLinkTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<SignInLink>(row =>
    {
        row.ToTable("identity_sign_in_link");
        row.HasKey(r => r.TokenHash);
        row.Property(r => r.TokenHash).HasMaxLength(64);
        row.Property(r => r.UserId).HasMaxLength(PublicId.Length);
        row.Property(r => r.Stamp).HasMaxLength(64);
        row.HasIndex(r => r.UserId);
        row.HasIndex(r => r.ExpiresAt);
        row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    });
}
