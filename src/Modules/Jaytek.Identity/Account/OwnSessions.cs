using Jaytek.Engine.Data;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <param name="Id">26 characters; it opens nothing by itself.</param>
/// <param name="Device">In words.</param>
/// <param name="Method">How its owner signed in.</param>
/// <param name="FirstAt">When it began.</param>
/// <param name="LastAt">When it was last used, to within ten minutes.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
internal sealed record SessionView(string Id, string Device, string Method, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsThis);

/// <summary>The sessions of an account that are good now.</summary>
internal sealed class OwnSessions(JaytekDb db)
{
    /// <summary>Of an account whose password many know there may be more; the newest are shown.</summary>
    private const int Most = 50;

    public async Task<IReadOnlyList<SessionView>> ListAsync(string userId, string? thisSession, CancellationToken cancellationToken) =>
        await Open(db, userId).OrderByDescending(row => row.Id == thisSession).ThenByDescending(row => row.LastAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new SessionView(row.Id, row.Device, row.Method, row.FirstAt, row.LastAt, row.Id == thisSession)).ToListAsync(cancellationToken);

    /// <summary>Those that began under the account's stamp of now and were not signed out of.</summary>
    public static IQueryable<SessionRow> Open(JaytekDb db, string userId) =>
        db.Set<SessionRow>().AsNoTracking().Where(row => row.UserId == userId
            && db.Set<AppUser>().Any(user => user.Id == userId && user.SecurityStamp == row.Stamp)
            && !db.Set<IdentityUserToken<string>>().Any(ended => ended.UserId == userId && ended.LoginProvider == EndedSessions.Provider && ended.Name == row.Id));
}
