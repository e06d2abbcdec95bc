using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>A browser's session as its owner sees it in the list. Whether it is good is not decided here: its ticket's stamp and <see cref="EndedSessions"/> do.</summary>
internal sealed class SessionRow
{
    /// <summary>The ticket's session.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>The account's stamp under which it began: with another one the session is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>"Firefox on Linux"; what the browser says of itself, never where it is.</summary>
    public required string Device { get; init; }

    /// <summary>How its owner signed in: <see cref="Proof.Name"/>.</summary>
    public required string Method { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>To within <see cref="SessionUse.Interval"/>.</summary>
    public required DateTimeOffset LastAt { get; set; }
}

internal sealed class SessionTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<SessionRow>(row =>
    {
        row.ToTable("identity_session");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasMaxLength(PublicId.Length);
        row.Property(r => r.UserId).HasMaxLength(PublicId.Length);
        row.Property(r => r.Stamp).HasMaxLength(64);
        row.Property(r => r.Device).HasMaxLength(DeviceText.Longest);
        row.Property(r => r.Method).HasMaxLength(64);
        row.HasIndex(r => new { r.UserId, r.LastAt });
        row.HasIndex(r => r.LastAt);
        row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    });
}
