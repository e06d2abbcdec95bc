using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Names of users for everybody else.</summary>
internal sealed class UserDirectory(JaytekDb db, ILookupNormalizer normalizer) : IUserDirectory
{
    // SQLite and PostgreSQL take many more parameters; a page of anything is far below it.
    private const int MostAtOnce = 500;

    public async Task<IReadOnlyDictionary<string, UserCard>> FindAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var cards = new Dictionary<string, UserCard>(StringComparer.Ordinal);
        foreach (var ids in userIds.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var users = await db.Set<AppUser>().AsNoTracking().Where(user => ids.Contains(user.Id))
                .Select(user => new UserCard(user.Id, user.UserName!, user.DisplayName ?? user.UserName!))
                .ToListAsync(cancellationToken);
            foreach (var user in users)
                cards[user.UserId] = user;
        }

        return cards;
    }

    public Task<string?> FindIdByNameAsync(string userName, CancellationToken cancellationToken)
    {
        var key = normalizer.NormalizeName(userName);
        return db.Set<AppUser>().AsNoTracking().Where(user => user.NormalizedUserName == key).Select(user => user.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
