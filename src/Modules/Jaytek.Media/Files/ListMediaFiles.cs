using System.Linq.Expressions;
using Jaytek.Engine.Data;
using Jaytek.Media.Folders;
using Jaytek.Media.Probes;
using Jaytek.Media.Waveforms;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>What to list: the files of one folder, or of the whole library where something is searched for.</summary>
/// <param name="Folder">The folder's path, empty for the top.</param>
/// <param name="Search">Part of a path, or empty.</param>
/// <param name="Page">From 1.</param>
/// <param name="Extensions">Endings of names with their dots, lower case; empty for all.</param>
internal sealed record MediaQuery(string Folder, string Search, int Page, IReadOnlyList<string> Extensions)
{
    /// <summary>Lists the files of this user only, and the folders that hold some; null lists everybody's.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Lists what comes behind this path, whatever the page; null from the page on.</summary>
    public string? After { get; init; }

    /// <summary>False where nobody wants to know how many there are in all.</summary>
    public bool Counts { get; init; } = true;

    public const int PageSize = 40;
}

/// <summary>One page of the library; without a total where none was asked for.</summary>
internal sealed record MediaPage(IReadOnlyList<ListedFile> Files, int? Total, IReadOnlyList<ListedFolder> Folders)
{
    /// <summary>Whether files come behind these.</summary>
    public bool HasMore { get; init; }
}

/// <summary>A file as lists show it.</summary>
internal sealed record ListedFile(
    string Path, string Sha256, long Length, string ContentType, int? Width, int? Height, DateTimeOffset ModifiedAt, string? AltText,
    MeasurementState? Waveform, string? WaveformError, double? DurationSeconds, string? Codec, long? BitRate, string? OwnerId)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Key => MediaPath.KeyOf(Path);

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsAudio => ContentType.StartsWith("audio/", StringComparison.Ordinal);

    public bool IsVideo => ContentType.StartsWith("video/", StringComparison.Ordinal);
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
        var files = OfKinds(Of(query.OwnerId).Where(f => term.Length > 0 ? f.PathKey.Contains(term) : f.FolderKey == folder), query.Extensions);
        int? total = query.Counts ? await files.CountAsync(cancellationToken) : null;
        var rest = query.After is { } after ? files.Where(f => f.PathKey.CompareTo(after) > 0) : files;
        var skipped = query.After is null ? (query.Page - 1) * MediaQuery.PageSize : 0;
        var page = await WithFacts(rest.OrderBy(f => f.PathKey).Skip(skipped).Take(MediaQuery.PageSize + 1)).ToListAsync(cancellationToken);
        var shown = page.Take(MediaQuery.PageSize).ToList();
        return new MediaPage(shown, total, term.Length > 0 ? [] : await FoldersAsync(folder, query.OwnerId, cancellationToken))
        {
            HasMore = page.Count > shown.Count,
        };
    }

    private IQueryable<MediaFile> Of(string? ownerId)
    {
        var files = db.Set<MediaFile>().AsNoTracking();
        return ownerId is null ? files : files.Where(f => f.OwnerId == ownerId);
    }

    public Task<ListedFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var key = MediaPath.KeyOf(path);
        return WithFacts(db.Set<MediaFile>().AsNoTracking().Where(f => f.PathKey == key)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ListedFile>> FindAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var keys = paths.Select(MediaPath.KeyOf).ToList();
        return await WithFacts(db.Set<MediaFile>().AsNoTracking().Where(f => keys.Contains(f.PathKey))).ToListAsync(cancellationToken);
    }

    private static IQueryable<MediaFile> OfKinds(IQueryable<MediaFile> files, IReadOnlyList<string> extensions)
    {
        if (extensions.Count == 0)
            return files;
        // One "ends with" for each kind, joined by or.
        var file = Expression.Parameter(typeof(MediaFile), "f");
        var key = Expression.Property(file, nameof(MediaFile.PathKey));
        var endsWith = typeof(string).GetMethod(nameof(string.EndsWith), [typeof(string)])!;
        var any = extensions
            .Select(Expression (extension) => Expression.Call(key, endsWith, Expression.Constant(extension)))
            .Aggregate(Expression.OrElse);
        return files.Where(Expression.Lambda<Func<MediaFile, bool>>(any, file));
    }

    private IQueryable<ListedFile> WithFacts(IQueryable<MediaFile> files) =>
        from f in files
        join m in db.Set<Measurement>() on f.Sha256 equals m.Sha256 into measurements
        from m in measurements.DefaultIfEmpty()
        join p in db.Set<MediaProbe>() on f.Sha256 equals p.Sha256 into probes
        from p in probes.DefaultIfEmpty()
        select new ListedFile(
            f.Path, f.Sha256, f.Length, f.ContentType, f.Width ?? (p == null ? null : p.Width), f.Height ?? (p == null ? null : p.Height), f.ModifiedAt, f.AltText,
            m == null ? null : m.State, m == null ? null : m.Error,
            (p == null ? null : p.DurationSeconds) ?? (m == null ? null : m.DurationSeconds), p == null ? null : p.Codec, p == null ? null : p.BitRate, f.OwnerId);

    /// <summary>Folders are implied by the files in them, the next part of every path below this one; empty ones stand for themselves.</summary>
    private async Task<IReadOnlyList<ListedFolder>> FoldersAsync(string folder, string? ownerId, CancellationToken cancellationToken)
    {
        var prefix = folder.Length > 0 ? folder + "/" : "";
        var below = await Of(ownerId)
            .Where(f => f.FolderKey.StartsWith(prefix) && f.FolderKey != folder)
            .GroupBy(f => f.FolderKey)
            .OrderBy(g => g.Key)
            .Select(g => new { g.Key, Path = g.Min(f => f.Path)!, Count = g.Count() })
            .Take(MostFolders)
            .ToListAsync(cancellationToken);
        var made = await db.Set<MediaFolder>().AsNoTracking()
            .Where(f => f.PathKey.StartsWith(prefix) && f.PathKey != folder).OrderBy(f => f.PathKey).Take(MostFolders)
            .Select(f => new { Key = f.PathKey, f.Path, Count = 0 }).ToListAsync(cancellationToken);
        return
        [
            .. below.Concat(made).GroupBy(f => f.Key[prefix.Length..].Split('/')[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ListedFolder(g.First().Path[..(prefix.Length + g.Key.Length)], g.Sum(f => f.Count))),
        ];
    }
}
