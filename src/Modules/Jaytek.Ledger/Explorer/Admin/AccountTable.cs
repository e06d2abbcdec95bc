using Jaytek.Engine.Contracts;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary>Accounts as a table, with the names of the people among their owners.</summary>
internal sealed record AccountTable(string Caption, IReadOnlyList<AccountLine> Lines, IReadOnlyDictionary<string, UserCard> People)
{
    /// <summary>Looks the names up.</summary>
    public static async Task<AccountTable> OfAsync(string caption, IReadOnlyList<AccountLine> lines, IUserDirectory users, CancellationToken cancellationToken) =>
        new(caption, lines, await users.FindAsync([.. lines.Where(line => line.IsWallet).Select(line => line.Owner)], cancellationToken));

    /// <summary>Whose it is; an id where the person is forgotten.</summary>
    public string NameOf(AccountLine line) => People.TryGetValue(line.Owner, out var person) ? person.DisplayName : line.Owner;
}
