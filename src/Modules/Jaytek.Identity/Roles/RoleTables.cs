using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles;

internal sealed class RoleTables : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<AppRole>(role =>
        {
            role.ToTable("identity_role");
            role.Property(r => r.Id).HasMaxLength(PublicId.Length);
            role.Property(r => r.Name).HasMaxLength(256).IsRequired();
            role.Property(r => r.NormalizedName).HasMaxLength(256).IsRequired();
            role.Property(r => r.Description).HasMaxLength(1024);
            role.Property(r => r.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            role.HasIndex(r => r.NormalizedName).IsUnique();
        });
        model.Entity<RolePermission>(permission =>
        {
            permission.ToTable("identity_role_permission");
            permission.HasKey(p => new { p.RoleId, p.Name });
            permission.Property(p => p.Name).HasMaxLength(400);
            permission.HasOne<AppRole>().WithMany().HasForeignKey(p => p.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityRoleClaim<string>>(claim =>
        {
            claim.ToTable("identity_role_claim");
            claim.HasOne<AppRole>().WithMany().HasForeignKey(c => c.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
