using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>
/// The filter by owner: whom it offers, and whom a name means. Others are offered by the names that they show, never by those with
/// which they sign in, and only to who may see the users; whoever sees nothing but their own has nobody to choose.
/// </summary>
internal sealed class OwnerFilter(IUserDirectory users, ICurrentActor current, IAuthorizer authorizer)
{
    /// <summary>In an address: whoever opens it.</summary>
    public const string Me = "me";

    // No user has this id: a name that nobody bears finds nothing.
    private const string Nobody = "-";
    private const int Most = 50;
    private static readonly Permission ViewUsers = Permission.Parse("users:view:any");

    /// <summary>What to choose from: by name, or by id with the name beside it where two bear one; more are found by typing their names.</summary>
    public async Task<IReadOnlyList<FormOption>> ChoicesAsync(bool isOwnOnly, CancellationToken cancellationToken)
    {
        if (isOwnOnly || !await MaySeeUsersAsync(cancellationToken))
            return [new FormOption(Me, "")];
        var cards = await users.SearchAsync("", [], Most, cancellationToken);
        var shared = cards.GroupBy(card => card.DisplayName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [new FormOption(Me, ""), .. cards.Select(card =>
            shared.Contains(card.DisplayName) ? new FormOption(card.UserId, card.DisplayName) : new FormOption(card.DisplayName, ""))];
    }

    /// <summary>The id of whom an address names: <c>me</c>, an id, a name that is shown, or the user name of who is known by it; null where it names nobody.</summary>
    public async Task<string?> IdOfAsync(string? owner, CancellationToken cancellationToken)
    {
        if (owner is null or Me)
            return owner is null ? null : current.Actor.UserId ?? Nobody;
        if ((await users.FindAsync([owner], cancellationToken)).ContainsKey(owner))
            return owner;
        // Whether a name is somebody's is told to nobody who may not see the users.
        if (!await MaySeeUsersAsync(cancellationToken))
            return Nobody;
        var shown = await users.SearchAsync(owner, [], Most, cancellationToken);
        return shown.FirstOrDefault(card => string.Equals(card.DisplayName, owner, StringComparison.OrdinalIgnoreCase))?.UserId
            ?? await users.FindIdByNameAsync(owner, cancellationToken) ?? Nobody;
    }

    private ValueTask<bool> MaySeeUsersAsync(CancellationToken cancellationToken) => authorizer.AllowsAsync(current.Actor, ViewUsers, null, cancellationToken);
}
