using Jaytek.Admin.Contracts;

namespace Jaytek.Payments.Admin;

/// <summary>Leads from the audit trail to a subscription.</summary>
internal sealed class SubscriptionAuditTarget : IAuditTarget
{
    public string Type => "Subscription";

    public string Name => "Subscription";

    public string? HrefOf(string targetId) => $"{SubscriptionsModel.Address}/{targetId}";
}
