using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Identity.Users.Admin;

/// <summary>People by name, for who may see users.</summary>
internal sealed class UserSearch(IUserDirectory users, ICurrentActor current, IAuthorizer authorizer) : IAdminSearchSource
{
    public string Group => "People";

    public int Position => 40;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken)
    {
        if (query.Length == 0 || !await authorizer.AllowsAsync(current.Actor, IdentityPermissions.ViewUsers, null, cancellationToken))
            return [];
        var found = await users.SearchAsync(query, [], take, cancellationToken);
        return [.. found.Select(user => new SearchHit(user.DisplayName, $"/admin/users/{user.UserId}", "user", user.UserName))];
    }
}
