using Jaytek.Identity.Users;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>Accounts that wait for the link of their mail to be opened. They cannot sign in either, and are not suspended: nobody has shut them out.</summary>
internal static class Unconfirmed
{
    /// <summary>How each of them was signed up for.</summary>
    public static IQueryable<SignUpRow> Rows(DbContext db) =>
        db.Set<SignUpRow>().Where(row => row.ConfirmedAt == null && db.Set<AppUser>().Any(user => user.Id == row.UserId && !user.IsEnabled && user.ErasedAt == null));
}
