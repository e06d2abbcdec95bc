using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>
/// Deletes an account that somebody signed up for and never confirmed: the address may be a stranger's, who never asked for it. Unlike a
/// deleted account it leaves no row behind, for nothing was ever done in its name.
/// </summary>
internal sealed class ForgetUnconfirmed(ActionRunner runner, Enabled<IPersonalData> data, Enabled<IOwnedThings> owned)
{
    /// <summary>Accounts of signing up that nobody has opened, and that no administrator has given anything.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="before">Only those that were last signed up for before; null for all.</param>
    public static IQueryable<string> Candidates(DbContext db, DateTimeOffset? before) =>
        from row in Unconfirmed.Rows(db)
        join user in db.Set<AppUser>() on row.UserId equals user.Id
        where (before == null || row.RequestedAt < before) && !user.EmailConfirmed && user.LastSignInAt == null
            && !db.Set<IdentityUserRole<string>>().Any(member => member.UserId == user.Id)
        orderby user.Id
        select user.Id;

    /// <summary>Whether the account would go: nobody has opened it or given it anything, and nothing is its own.</summary>
    public async Task<bool> CanForgetAsync(DbContext db, string userId, DateTimeOffset? before, CancellationToken cancellationToken) =>
        await Candidates(db, before).AnyAsync(id => id == userId, cancellationToken) && !await OwnsAnythingAsync(userId, cancellationToken);

    /// <summary>True where the account went; false where it was confirmed meanwhile, or owns something: it stays then.</summary>
    /// <param name="userId">26 characters.</param>
    /// <param name="before">Only where it was last signed up for before; null for whenever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<bool>> RunAsync(string userId, DateTimeOffset? before, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("identity.sign_up.forget", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.DeleteUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (!await CanForgetAsync(scope.Db, userId, before, cancellationToken))
                return false;
            // Before anything is erased: whoever confirms at this moment changes the stamp, and one of the two is turned back.
            var user = await scope.Db.Set<AppUser>().SingleAsync(one => one.Id == userId, cancellationToken);
            foreach (var (_, part) in data.IncludingDisabled())
                await part.EraseAsync(userId, cancellationToken);
            scope.Db.Remove(user);
            scope.Audit("User", userId, "Deleted: it was signed up for and never confirmed");
            return true;
        }, cancellationToken);

    private async Task<bool> OwnsAnythingAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var (_, things) in owned.IncludingDisabled())
        {
            if ((await things.CountAsync(userId, cancellationToken)).Count > 0)
                return true;
        }

        return false;
    }
}
