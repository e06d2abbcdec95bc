using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Governance.Audit;
using Jaytek.Governance.Audit.Admin;
using Jaytek.Governance.Audit.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Governance;

/// <summary>The audit trail as people read it: filters, the values before and after, export, and how long it is kept.</summary>
public sealed class GovernanceModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature("Jaytek.Governance", "Audit trail", "Access", "Who changed what and when, with the values before and after; to filter and to export.", alwaysOn: true)
        .Aliases("OrchardCore.AuditTrail")
        .Services(services =>
        {
            services.AddScoped<AuditQuery>();
            services.AddScoped<ExportAudit>();
            services.AddScoped<ApplyRetention>();
        })
        .Settings<AuditSettings>(AuditSettings.Key)
        .Add<ISettingsCard, AuditSettingsCard>()
        .Add<IPersonalData, ActorData>()
        .Job<AuditRetentionJob>("governance.audit_retention", "0 40 3 * * ?")
        .Permissions(GovernancePermissions.All)
        .Menu(new MenuEntry("Access", "Audit trail", "/admin/audit", GovernancePermissions.ViewAudit, 30, "history"));
}
