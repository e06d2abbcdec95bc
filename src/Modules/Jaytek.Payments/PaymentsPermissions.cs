using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Payments;

/// <summary>What one may do here.</summary>
internal static class PaymentsPermissions
{
    public const string ReadText = "payments:read:any";

    public static Permission Refund { get; } = Permission.Parse("payments:refund:any");

    public static Permission Read { get; } = Permission.Parse(ReadText);

    public static Permission Manage { get; } = Permission.Parse("payments:manage:any");

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new(Refund, "Give buyers their money back, wholly or in part.", "Payments", IsSensitive: true),
        new(Read, "See who bought what, refunds, disputes and what providers tell.", "Payments", IsSensitive: true),
        new(Manage, "Make promotion codes; Have what providers told worked on again, compare their statements with the books, and end subscriptions.", "Payments", IsSensitive: true),
    ];
}
