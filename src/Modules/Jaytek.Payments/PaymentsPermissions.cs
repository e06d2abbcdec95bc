using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Payments;

/// <summary>What one may do here.</summary>
internal static class PaymentsPermissions
{
    public static Permission Refund { get; } = Permission.Parse("payments:refund:any");

    public static IReadOnlyList<PermissionInfo> All { get; } =
        [new(Refund, "Give buyers their money back, wholly or in part.", "Payments", IsSensitive: true)];
}
