using Jaytek.Admin.Contracts;
using Jaytek.Engine.Menus;

namespace Jaytek.Admin.Search;

/// <summary>The pages of the admin: what stands in the menu, settings among them.</summary>
internal sealed class MenuSearch(AdminMenu menu) : IAdminSearchSource
{
    public string Group => "Pages";

    public int Position => 30;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken)
    {
        if (query.Length == 0)
            return [];
        var entries = (await menu.ListAsync(cancellationToken)).SelectMany(group => group).Select(entry =>
            new SearchHit(entry.Text, entry.Href, entry.Icon ?? "file-text", entry.Group));
        return [.. entries.Where(hit => Matches(hit, query)).OrderBy(hit => !hit.Title.StartsWith(query, StringComparison.OrdinalIgnoreCase)).Take(take)];
    }

    private static bool Matches(SearchHit hit, string query) =>
        hit.Title.Contains(query, StringComparison.OrdinalIgnoreCase) || hit.Detail?.Contains(query, StringComparison.OrdinalIgnoreCase) == true;
}
