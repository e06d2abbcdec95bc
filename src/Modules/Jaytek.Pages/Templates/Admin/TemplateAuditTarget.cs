using Jaytek.Admin.Contracts;

namespace Jaytek.Pages.Templates.Admin;

/// <summary>Templates in the audit trail.</summary>
internal sealed class TemplateAuditTarget : IAuditTarget
{
    public string Type => "Template";

    public string Name => "Template";

    public string HrefOf(string targetId) => $"{TemplatesModel.Address}/{Uri.EscapeDataString(targetId)}";
}
