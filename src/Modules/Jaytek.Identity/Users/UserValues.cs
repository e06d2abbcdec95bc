using System.Text.Json.Nodes;

namespace Jaytek.Identity.Users;

/// <summary>An account as the audit trail keeps it: never the password, its hash or a stamp.</summary>
internal static class UserValues
{
    public static JsonObject Of(AppUser user) => new()
    {
        ["UserName"] = user.UserName, ["DisplayName"] = user.DisplayName, ["Email"] = user.Email, ["PhoneNumber"] = user.PhoneNumber,
        ["IsEnabled"] = user.IsEnabled, ["SuspendedReason"] = user.SuspendedReason,
    };
}
