namespace Jaytek.Pages.Contracts.Views;

/// <summary>Where a page of a list stands among the list's pages.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Items on a full page.</param>
/// <param name="Total">Items in all pages.</param>
/// <param name="Path">The list's address; further pages are the same with <c>page=</c>.</param>
public sealed record Paging(int Page, int PageSize, int Total, string Path)
{
    /// <summary>How many pages there are; at least one.</summary>
    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>True where the list has such a page; a list without items has its first.</summary>
    public bool Exists => Page >= 1 && Page <= PageCount;

    /// <summary>The address of a page; the first one's is the list's own.</summary>
    public string Url(int page) =>
        page <= 1 ? Path : $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}";
}
