using System.Collections.Concurrent;
using System.Security.Cryptography;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Media.Files;
using Jaytek.Media.Pictures;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Media.Images;

/// <summary>
/// The library's images in memory, so that a page with a hundred pictures knows their sizes without a query. It follows every commit, and
/// reads no more than what changed.
/// </summary>
internal sealed class MediaIndex(IServiceScopeFactory scopes, PictureKey key, IDataProtectionProvider protection, TimeProvider clock) : IEpochListener
{
    public const string EpochName = "media";

    /// <summary>How long changes are kept: longer than any process waits between two looks.</summary>
    public static readonly TimeSpan ChangesKept = TimeSpan.FromHours(6);

    /// <summary>How far a commit may lag behind the beginning of its action, which is what a change is dated by: a long recipe.</summary>
    private static readonly TimeSpan LongestUnit = TimeSpan.FromHours(1);

    /// <summary>About 15 MB. Older images beyond these are shown all the same, without sizes and for shorter in the browser's cache.</summary>
    private const int Capacity = 50_000;

    private const int ManyChanges = 2_000;

    private readonly ConcurrentDictionary<string, PictureSource> _images = new(StringComparer.Ordinal);
    private HashSet<long> _seen = [];
    private DateTimeOffset? _readAt;
    private volatile bool _isComplete = true;

    public string Epoch => EpochName;

    /// <summary>True while every image of the library is in here.</summary>
    public bool IsComplete => _isComplete;

    public PictureSource? Find(string path) => _images.GetValueOrDefault(MediaPath.KeyOf(path));

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var now = clock.GetUtcNow();
        // Changes are read before the images: what is committed in between is read twice rather than missed.
        var since = now - LongestUnit;
        var changes = await db.Set<MediaChange>().AsNoTracking().Where(c => c.At >= since).Select(c => new { c.Id, c.PathKey }).ToListAsync(cancellationToken);
        var unseen = changes.Where(c => !_seen.Contains(c.Id)).Select(c => c.PathKey).Distinct().ToList();
        if (_readAt is not { } readAt || now - readAt > ChangesKept - LongestUnit || unseen.Count > ManyChanges || !_isComplete)
            await ReadAllAsync(db, cancellationToken);
        else
            await ReadAsync(db, unseen, cancellationToken);
        if (_readAt is null)
            key.Use(await ReadKeyAsync(db, cancellationToken));
        (_seen, _readAt) = ([.. changes.Select(c => c.Id)], now);
    }

    private async Task ReadAllAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var images = await Sources(db.Set<MediaFile>().Where(f => f.ContentType.StartsWith("image/")).OrderByDescending(f => f.Id).Take(Capacity))
            .ToListAsync(cancellationToken);
        var there = new HashSet<string>(images.Count, StringComparer.Ordinal);
        foreach (var image in images)
            Keep(image, there);
        foreach (var gone in _images.Keys.Where(path => !there.Contains(path)))
            _images.TryRemove(gone, out _);
        _isComplete = images.Count < Capacity;
    }

    private async Task ReadAsync(JaytekDb db, List<string> keys, CancellationToken cancellationToken)
    {
        var there = new HashSet<string>(keys.Count, StringComparer.Ordinal);
        foreach (var some in keys.Chunk(500))
        {
            foreach (var image in await Sources(db.Set<MediaFile>().Where(f => some.Contains(f.PathKey) && f.ContentType.StartsWith("image/"))).ToListAsync(cancellationToken))
                Keep(image, there);
        }
        foreach (var gone in keys.Where(path => !there.Contains(path)))
            _images.TryRemove(gone, out _);
    }

    private void Keep(PictureSource image, HashSet<string> there)
    {
        var path = MediaPath.KeyOf(image.Path);
        there.Add(path);
        _images[path] = image;
    }

    private static IQueryable<PictureSource> Sources(IQueryable<MediaFile> files) =>
        files.AsNoTracking().Select(f => new PictureSource(f.Sha256, f.Path, f.ContentType, f.Width, f.Height, f.IsAnimated));

    /// <summary>The key that signs addresses, made by whichever process starts first. One that cannot be decrypted any more is made anew.</summary>
    private async Task<byte[]> ReadKeyAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("Jaytek.Media.Pictures");
        var kept = await db.Set<PictureSecret>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == PictureSecret.OnlyId, cancellationToken);
        if (kept is not null && TryUnprotect(protector, kept.Protected) is { } old)
            return old;
        var made = protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        if (kept is null)
            await db.Database.ExecuteSqlAsync($"insert into media_picture_secret (id, protected) values ({PictureSecret.OnlyId}, {made}) on conflict do nothing", cancellationToken);
        else
            await db.Database.ExecuteSqlAsync($"update media_picture_secret set protected = {made} where protected = {kept.Protected}", cancellationToken);
        var winner = await db.Set<PictureSecret>().AsNoTracking().SingleAsync(s => s.Id == PictureSecret.OnlyId, cancellationToken);
        return TryUnprotect(protector, winner.Protected) ?? throw new CryptographicException("The key that signs addresses of pictures cannot be decrypted.");
    }

    private static byte[]? TryUnprotect(IDataProtector protector, string text)
    {
        try
        {
            return Convert.FromHexString(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
