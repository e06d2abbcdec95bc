using Jaytek.Admin.Contracts;

namespace Jaytek.Contents.Admin;

/// <summary>Content items in the audit trail.</summary>
internal sealed class ItemAuditTarget : IAuditTarget
{
    public string Type => "ContentItem";

    public string Name => "Content item";

    public string HrefOf(string targetId) => $"/admin/content/edit/{Uri.EscapeDataString(targetId)}";
}
