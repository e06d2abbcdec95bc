using Jaytek.Admin.Contracts;
using Jaytek.Admin.Help;

namespace Jaytek.Admin.Search;

/// <summary>The sections of the help by their headings.</summary>
internal sealed class HelpSearch(HelpBook book) : IAdminSearchSource
{
    public string Group => "Help";

    public int Position => 90;

    public Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchHit>>(query.Length == 0 ? [] :
        [
            .. book.Sections.Where(section => section.Title.Contains(query, StringComparison.OrdinalIgnoreCase)).Take(take)
                .Select(section => new SearchHit(section.Title, HelpController.AddressOf(section.Name), "help", "Help")),
        ]);
}
