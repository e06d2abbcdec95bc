using Jaytek.Admin.Contracts;

namespace Jaytek.Payments.Admin;

/// <summary>Leads from the audit trail to an order.</summary>
internal sealed class OrderAuditTarget : IAuditTarget
{
    public string Type => "Order";

    public string Name => "Payment";

    public string? HrefOf(string targetId) => $"{PaymentsModel.Address}/{targetId}";
}
