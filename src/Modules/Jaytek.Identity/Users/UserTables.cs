using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>The tables of ASP.NET Core Identity's third schema, the one with passkeys, under our names.</summary>
/// <remarks>They are mapped here rather than by IdentityDbContext, whose place is taken by the one context of the product.</remarks>
internal sealed class UserTables : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<AppUser>(user =>
        {
            user.ToTable("identity_user");
            user.Property(u => u.Id).HasMaxLength(PublicId.Length);
            user.Property(u => u.UserName).HasMaxLength(256).IsRequired();
            user.Property(u => u.NormalizedUserName).HasMaxLength(256).IsRequired();
            user.Property(u => u.Email).HasMaxLength(256);
            user.Property(u => u.NormalizedEmail).HasMaxLength(256);
            user.Property(u => u.PhoneNumber).HasMaxLength(64);
            user.Property(u => u.DisplayName).HasMaxLength(256);
            user.Property(u => u.SuspendedReason).HasMaxLength(500);
            user.Property(u => u.PasswordHash).HasMaxLength(1024);
            user.Property(u => u.SecurityStamp).HasMaxLength(64).IsRequired();
            user.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            user.HasIndex(u => u.NormalizedUserName).IsUnique();
            // Absent addresses are null, which both databases hold to be distinct.
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
        });
        model.Entity<IdentityUserRole<string>>(member =>
        {
            member.ToTable("identity_user_role");
            member.HasKey(m => new { m.UserId, m.RoleId });
            member.HasOne<AppUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
            member.HasOne<AppRole>().WithMany().HasForeignKey(m => m.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
        AddCredentials(model);
    }

    private static void AddCredentials(ModelBuilder model)
    {
        model.Entity<IdentityUserClaim<string>>(claim =>
        {
            claim.ToTable("identity_user_claim");
            claim.HasOne<AppUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("identity_user_login");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(256);
            login.HasOne<AppUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("identity_user_token");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<AppUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("identity_user_passkey");
            passkey.HasKey(p => p.CredentialId);
            // The longest credential id of the WebAuthn standard is 1,023 bytes.
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.Property(p => p.UserId).IsRequired();
            passkey.OwnsOne(p => p.Data).ToJson("data");
            passkey.HasOne<AppUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
