using Jaytek.Engine.Actions;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>Changes the name that others see, and the zone in which times are shown to oneself.</summary>
internal sealed class SaveOwnProfile(ActionRunner runner)
{
    /// <summary>OpenID Connect's name for it; claims are exported and erased with the account.</summary>
    public const string ZoneClaim = "zoneinfo";

    /// <summary>Errors: <c>engine.unauthenticated</c>, <c>identity.account.unknown_zone</c>, <c>identity.user.invalid</c>.</summary>
    public Task<Result> RunAsync(string? displayName, string? timeZone, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.account.save_profile", async scope =>
        {
            if (timeZone is { Length: > 0 } && !(TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId))
                return SignUpErrors.UnknownZone;
            if (string.IsNullOrWhiteSpace(displayName))
                return Error.Member("identity.user.invalid", "DisplayName", "Say by which name others are to see you.");
            if (DisplayNames.Refuse(displayName) is { } invalid)
                return invalid;
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            var user = found.Value;
            user.DisplayName = displayName.Trim();
            user.ConcurrencyStamp = PublicId.New();
            await scope.Db.Set<IdentityUserClaim<string>>().Where(claim => claim.UserId == user.Id && claim.ClaimType == ZoneClaim).ExecuteDeleteAsync(cancellationToken);
            if (timeZone is { Length: > 0 })
                scope.Db.Add(new IdentityUserClaim<string> { UserId = user.Id, ClaimType = ZoneClaim, ClaimValue = timeZone });
            scope.Audit("User", user.Id, $"{user.UserName} changed their profile");
            return Result.Success;
        }, cancellationToken);
}
