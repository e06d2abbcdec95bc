using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Keys;
using Jaytek.OpenId.Scopes;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId;

internal sealed class OpenIdTables : IModelContributor
{
    public const int LongestClientId = 100;
    private const int HashLength = 64;
    private const int LongestScopes = 1_000;

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Application>(application =>
        {
            application.ToTable("openid_application");
            application.Property(a => a.Id).HasMaxLength(PublicId.Length);
            application.Property(a => a.ClientId).HasMaxLength(LongestClientId);
            application.Property(a => a.DisplayName).HasMaxLength(200);
            application.Property(a => a.Type).HasMaxLength(20);
            application.Property(a => a.SecretHash).HasMaxLength(200);
            application.Property(a => a.Consent).HasConversion<string>().HasMaxLength(20);
            application.Property(a => a.RowVersion).IsConcurrencyToken();
            application.HasIndex(a => a.ClientId).IsUnique();
        });
        model.Entity<Scope>(scope =>
        {
            scope.ToTable("openid_scope");
            scope.HasKey(s => s.Name);
            scope.Property(s => s.Name).HasMaxLength(100);
            scope.Property(s => s.DisplayName).HasMaxLength(200);
            scope.Property(s => s.Description).HasMaxLength(500);
            scope.Property(s => s.RowVersion).IsConcurrencyToken();
        });
        model.Entity<SigningKey>(key =>
        {
            key.ToTable("openid_signing_key");
            key.Property(k => k.Id).HasMaxLength(PublicId.Length);
            key.Property(k => k.Algorithm).HasMaxLength(10);
            key.HasIndex(k => k.Number).IsUnique();
        });
        model.Entity<ApiKey>(key =>
        {
            key.ToTable("openid_api_key");
            key.Property(k => k.Id).HasMaxLength(PublicId.Length);
            key.Property(k => k.OwnerId).HasMaxLength(PublicId.Length);
            key.Property(k => k.Name).HasMaxLength(100);
            key.Property(k => k.Hash).HasMaxLength(HashLength);
            key.Property(k => k.Ending).HasMaxLength(4);
            key.HasIndex(k => k.Hash).IsUnique();
            key.HasIndex(k => k.OwnerId);
        });
        AddGrants(model);
    }

    private static void AddGrants(ModelBuilder model)
    {
        model.Entity<Grant>(grant =>
        {
            grant.ToTable("openid_grant");
            grant.Property(g => g.Id).HasMaxLength(PublicId.Length);
            grant.Property(g => g.UserId).HasMaxLength(PublicId.Length);
            grant.Property(g => g.StampHash).HasMaxLength(HashLength);
            grant.Property(g => g.Scopes).HasMaxLength(LongestScopes);
            grant.HasOne<Application>().WithMany().HasForeignKey(g => g.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            grant.HasIndex(g => g.UserId);
            grant.HasIndex(g => g.ExpiresAt);
        });
        model.Entity<Code>(code =>
        {
            code.ToTable("openid_code");
            code.HasKey(c => c.Hash);
            code.Property(c => c.Hash).HasMaxLength(HashLength);
            code.Property(c => c.RedirectUri).HasMaxLength(2_000);
            code.Property(c => c.Challenge).HasMaxLength(HashLength);
            code.Property(c => c.Nonce).HasMaxLength(500);
            code.HasOne<Grant>().WithMany().HasForeignKey(c => c.GrantId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RefreshToken>(token =>
        {
            token.ToTable("openid_refresh_token");
            token.HasKey(t => t.Hash);
            token.Property(t => t.Hash).HasMaxLength(HashLength);
            token.HasOne<Grant>().WithMany().HasForeignKey(t => t.GrantId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<GivenConsent>(consent =>
        {
            consent.ToTable("openid_consent");
            consent.HasKey(c => new { c.UserId, c.ApplicationId });
            consent.Property(c => c.UserId).HasMaxLength(PublicId.Length);
            consent.Property(c => c.Scopes).HasMaxLength(LongestScopes);
            consent.HasOne<Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
