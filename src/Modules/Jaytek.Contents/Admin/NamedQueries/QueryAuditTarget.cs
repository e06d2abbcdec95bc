using Jaytek.Admin.Contracts;

namespace Jaytek.Contents.Admin.NamedQueries;

/// <summary>Named queries in the audit trail.</summary>
internal sealed class QueryAuditTarget : IAuditTarget
{
    public string Type => "Query";

    public string Name => "Query";

    public string HrefOf(string targetId) => $"{QueriesModel.Address}/{Uri.EscapeDataString(targetId)}";
}
