using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Jaytek.Media.Uses;

namespace Jaytek.Media.Admin;

/// <summary>One page of the library with what its tiles show: shared by the library and the picker.</summary>
internal sealed class LibraryView(MediaPage page, MediaQuery query, IReadOnlyDictionary<string, int> uses, IImages images)
{
    private const int TileWidth = 320;

    public MediaPage Page => page;

    /// <summary>Of the pages that people leaf through, the files are always counted.</summary>
    public int Total => page.Total ?? page.Files.Count;

    public MediaQuery Query => query;

    /// <summary>True where the list holds the person's own files only.</summary>
    public bool IsOwn => query.OwnerId is not null;

    public bool IsSearch => query.Search.Length > 0;

    public bool IsEmpty => Total == 0 && page.Folders.Count == 0;

    /// <summary>The folder and those around it, outermost first, with their paths.</summary>
    public IEnumerable<(string Name, string Path)> Crumbs
    {
        get
        {
            var parts = query.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return parts.Select((part, i) => (part, string.Join('/', parts[..(i + 1)])));
        }
    }

    public int UsesOf(ListedFile file) => uses.GetValueOrDefault(file.Key);

    public string ThumbOf(ListedFile file) => images.For(new ImageRequest("", file.Path, "")).At(TileWidth);
}

/// <summary>Reads pages of the library.</summary>
internal sealed class LibraryViews(ListMediaFiles files, FindMediaUses uses, IImages images, IAuthorizer authorizer, ICurrentActor current)
{
    private const int MostPages = 100_000;

    public Task<LibraryView> ReadAsync(string? folder, string? search, int page, IReadOnlyList<string> extensions, CancellationToken cancellationToken) =>
        ReadAsync(Query(folder, search, page, extensions), cancellationToken);

    /// <summary>The same, of what the person may put into their items.</summary>
    public async Task<LibraryView> ReadOwnAsync(string? folder, string? search, int page, IReadOnlyList<string> extensions, CancellationToken cancellationToken)
    {
        var isAll = await authorizer.AllowsAsync(current.Actor, MediaPermissions.Manage, null, cancellationToken);
        return await ReadAsync(Query(folder, search, page, extensions) with { OwnerId = isAll ? null : current.Actor.UserId }, cancellationToken);
    }

    private static MediaQuery Query(string? folder, string? search, int page, IReadOnlyList<string> extensions) =>
        new(MediaPath.FolderOf(folder), (search ?? "").Trim(), Math.Clamp(page, 1, MostPages), extensions);

    private async Task<LibraryView> ReadAsync(MediaQuery query, CancellationToken cancellationToken)
    {
        var listed = await files.RunAsync(query, cancellationToken);
        var counts = await uses.CountAsync([.. listed.Files.Select(file => file.Key)], cancellationToken);
        return new LibraryView(listed, query, counts, images);
    }
}
