using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.OpenId.Admin;

/// <summary>Which grants and doors the site offers to applications.</summary>
internal sealed class ServerCard(ISettings<OpenIdServerSettings> settings, SaveSettings<OpenIdServerSettings> save) : SettingsCard<OpenIdServerSettings>(settings, save)
{
    public override string Id => "openid";

    public override string Title => "OpenID Connect";

    public override string Lead => "What applications may ask of this site.";

    public override int Position => 50;
}

/// <summary>What the audit trail calls applications.</summary>
internal sealed class ApplicationAuditTarget(OpenIdState state) : IAuditTarget
{
    public string Type => "OpenIdApplication";

    public string Name => "Application";

    public string? HrefOf(string targetId) => state.Current.Find(targetId) is { } row ? $"/admin/openid/applications/{row.ClientId}" : null;
}
