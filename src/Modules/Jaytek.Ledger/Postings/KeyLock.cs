using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Postings;

/// <summary>Lets one transaction at a time work under a name; the others wait until it has ended. On SQLite there is one writer anyway.</summary>
internal static class KeyLock
{
    /// <summary>Waits for the name, and has it until the unit of work ends.</summary>
    public static async Task TakeAsync(ActionScope scope, string name, CancellationToken cancellationToken)
    {
        if (scope.Db.Provider == DatabaseProvider.Postgres)
            await scope.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
    }
}
