using Jaytek.Identity.Users;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp.Admin;

/// <summary>Who applied, and what they say.</summary>
internal sealed record ApplicationLine(string UserId, string Name, string Email, string About, DateTimeOffset At);

/// <summary>Applications to teach that nobody has answered, of people who have proven their address.</summary>
internal static class WaitingApplications
{
    public static IQueryable<SignUpRow> Rows(DbContext db) =>
        db.Set<SignUpRow>().AsNoTracking().Where(row => row.Kind == SignUpKind.Instructor && row.IsApproved == null && row.ConfirmedAt != null);

    /// <summary>The longest waiting first.</summary>
    public static async Task<IReadOnlyList<ApplicationLine>> ListAsync(DbContext db, int take, CancellationToken cancellationToken) =>
        await Rows(db).OrderBy(row => row.RequestedAt).ThenBy(row => row.UserId).Take(take)
            .Join(db.Set<AppUser>(), row => row.UserId, user => user.Id,
                (row, user) => new ApplicationLine(user.Id, user.DisplayName ?? user.UserName!, user.Email ?? "", row.About ?? "", row.RequestedAt))
            .ToListAsync(cancellationToken);
}
