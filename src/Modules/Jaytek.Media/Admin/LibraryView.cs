using Jaytek.Engine.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Uses;

namespace Jaytek.Media.Admin;

/// <summary>One page of the library with what its tiles show: shared by the library and the picker.</summary>
internal sealed class LibraryView(MediaPage page, MediaQuery query, IReadOnlyDictionary<string, int> uses, IImages images)
{
    private const int TileWidth = 320;

    public MediaPage Page => page;

    public MediaQuery Query => query;

    public bool IsSearch => query.Search.Length > 0;

    public bool IsEmpty => page.Total == 0 && page.Folders.Count == 0;

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
internal sealed class LibraryViews(ListMediaFiles files, FindMediaUses uses, IImages images)
{
    private const int MostPages = 100_000;

    public async Task<LibraryView> ReadAsync(string? folder, string? search, int page, IReadOnlyList<string> extensions, CancellationToken cancellationToken)
    {
        var query = new MediaQuery((folder ?? "").Trim().Trim('/'), (search ?? "").Trim(), Math.Clamp(page, 1, MostPages), extensions);
        var listed = await files.RunAsync(query, cancellationToken);
        var counts = await uses.CountAsync([.. listed.Files.Select(file => file.Key)], cancellationToken);
        return new LibraryView(listed, query, counts, images);
    }
}
