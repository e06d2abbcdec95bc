using System.Collections.Frozen;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Media.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Media.Images;

/// <summary>The library's images in memory, so that a page with a hundred pictures knows their sizes without a query. It follows every commit.</summary>
internal sealed class MediaIndex(IServiceScopeFactory scopes) : IEpochListener
{
    public const string EpochName = "media";

    /// <summary>About 10 MB. Older images beyond these are shown all the same, without size and for shorter in the browser's cache.</summary>
    private const int Capacity = 50_000;

    private volatile FrozenDictionary<string, IndexedImage> _images = FrozenDictionary<string, IndexedImage>.Empty;

    public string Epoch => EpochName;

    /// <summary>True while every image of the library is in here.</summary>
    public bool IsComplete => _images.Count < Capacity;

    public IndexedImage? Find(string path) => _images.GetValueOrDefault(MediaPath.KeyOf(path));

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var images = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<MediaFile>().AsNoTracking()
            .Where(f => f.ContentType.StartsWith("image/"))
            .OrderByDescending(f => f.Id)
            .Take(Capacity)
            .Select(f => new { f.PathKey, f.Path, f.Sha256, f.Width, f.Height })
            .ToListAsync(cancellationToken);
        _images = images.ToFrozenDictionary(f => f.PathKey, f => new IndexedImage(f.Path, f.Sha256, f.Width, f.Height));
    }
}

/// <summary>What pages need to know of an image.</summary>
internal sealed record IndexedImage(string Path, string Sha256, int? Width, int? Height);
