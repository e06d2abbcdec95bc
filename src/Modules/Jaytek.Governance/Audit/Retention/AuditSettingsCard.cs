using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Governance.Audit.Retention;

/// <summary>The card of the settings page.</summary>
internal sealed class AuditSettingsCard(ISettings<AuditSettings> settings, SaveSettings<AuditSettings> save) : SettingsCard<AuditSettings>(settings, save)
{
    public override string Id => "audit-trail";

    public override string Title => "Audit trail";

    public override string Lead => "Who changed what, with the values before and after.";

    public override int Position => 80;
}
