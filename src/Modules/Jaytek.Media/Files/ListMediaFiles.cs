using Jaytek.Engine.Data;
using Jaytek.Media.Waveforms;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>What to list: the files of one folder, or of the whole library where something is searched for.</summary>
/// <param name="Folder">The folder's path, empty for the top.</param>
/// <param name="Search">Part of a path, or empty.</param>
/// <param name="Page">From 1.</param>
internal sealed record MediaQuery(string Folder, string Search, int Page)
{
    public const int PageSize = 25;
}

/// <summary>One page of the library.</summary>
internal sealed record MediaPage(IReadOnlyList<ListedFile> Files, int Total, IReadOnlyList<ListedFolder> Folders);

/// <summary>A file as lists show it.</summary>
internal sealed record ListedFile(
    string Path, string Sha256, long Length, string ContentType, int? Width, int? Height, DateTimeOffset ModifiedAt,
    MeasurementState? Waveform, double? DurationSeconds, string? WaveformError, string? OwnerId)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsAudio => ContentType.StartsWith("audio/", StringComparison.Ordinal);
}

/// <summary>A folder directly below the one that is listed.</summary>
internal sealed record ListedFolder(string Path, int Count)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>Lists the library.</summary>
internal sealed class ListMediaFiles(JaytekDb db)
{
    /// <summary>More folders than a screen shows; a search finds what lies in others.</summary>
    private const int MostFolders = 1000;

    public async Task<MediaPage> RunAsync(MediaQuery query, CancellationToken cancellationToken)
    {
        var folder = MediaPath.KeyOf(query.Folder);
        var term = MediaPath.KeyOf(query.Search);
        var files = db.Set<MediaFile>().AsNoTracking()
            .Where(f => term.Length > 0 ? f.PathKey.Contains(term) : f.FolderKey == folder);
        var total = await files.CountAsync(cancellationToken);
        var page = await WithWaveform(files.OrderBy(f => f.PathKey).Skip((query.Page - 1) * MediaQuery.PageSize).Take(MediaQuery.PageSize))
            .ToListAsync(cancellationToken);
        return new MediaPage(page, total, term.Length > 0 ? [] : await FoldersAsync(folder, cancellationToken));
    }

    public Task<ListedFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var key = MediaPath.KeyOf(path);
        return WithWaveform(db.Set<MediaFile>().AsNoTracking().Where(f => f.PathKey == key)).SingleOrDefaultAsync(cancellationToken);
    }

    private IQueryable<ListedFile> WithWaveform(IQueryable<MediaFile> files) =>
        from f in files
        join m in db.Set<Measurement>() on f.Sha256 equals m.Sha256 into measurements
        from m in measurements.DefaultIfEmpty()
        select new ListedFile(
            f.Path, f.Sha256, f.Length, f.ContentType, f.Width, f.Height, f.ModifiedAt,
            m == null ? null : m.State, m == null ? null : m.DurationSeconds, m == null ? null : m.Error, f.OwnerId);

    /// <summary>Folders are implied by the files in them: the next part of every path below this one.</summary>
    private async Task<IReadOnlyList<ListedFolder>> FoldersAsync(string folder, CancellationToken cancellationToken)
    {
        var prefix = folder.Length > 0 ? folder + "/" : "";
        var below = await db.Set<MediaFile>().AsNoTracking()
            .Where(f => f.FolderKey.StartsWith(prefix) && f.FolderKey != folder)
            .GroupBy(f => f.FolderKey)
            .OrderBy(g => g.Key)
            .Select(g => new { g.Key, Path = g.Min(f => f.Path)!, Count = g.Count() })
            .Take(MostFolders)
            .ToListAsync(cancellationToken);
        return
        [
            .. below.GroupBy(f => f.Key[prefix.Length..].Split('/')[0], StringComparer.Ordinal)
                .Select(g => new ListedFolder(g.First().Path[..(prefix.Length + g.Key.Length)], g.Sum(f => f.Count))),
        ];
    }
}
