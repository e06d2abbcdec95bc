using Jaytek.Admin.Contracts;

namespace Jaytek.Media.Admin;

/// <summary>Media files in the audit trail.</summary>
internal sealed class FileAuditTarget : IAuditTarget
{
    public string Type => "MediaFile";

    public string Name => "Media file";

    public string HrefOf(string targetId) => $"/admin/media/file?path={Uri.EscapeDataString(targetId)}";
}
