using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>
/// Locks an account until the end of the unit of work. What ends all that an account was given and what gives it something new take it both,
/// so that of two at once the second sees what the first has done.
/// </summary>
internal static class AccountLock
{
    /// <summary>The account's stamp as it is now, whatever was read before; null where there is no such account.</summary>
    public static async Task<string?> TakeAsync(ActionScope scope, string userId, CancellationToken cancellationToken)
    {
        // Not stronger: a sign-in adds rows that point to the account, and need not wait.
        // SQLite's transaction has locked the whole database already; it has no words for a row.
        var stamps = scope.Db.Provider == DatabaseProvider.Postgres
            ? scope.Db.Database.SqlQuery<string>($"select security_stamp as \"Value\" from identity_user where id = {userId} for no key update")
            : scope.Db.Database.SqlQuery<string>($"select security_stamp as \"Value\" from identity_user where id = {userId}");
        return (await stamps.ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
