using System.Security.Cryptography;
using System.Text;
using Jaytek.Media.Art;
using Microsoft.Extensions.Caching.Memory;

namespace Jaytek.Media.Images;

/// <summary>Covers that were drawn lately, in a bounded share of memory: anybody can ask for covers of ids that they invent.</summary>
internal sealed class CoverCache : IDisposable
{
    private const long MaxBytes = 8 * 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    public Cover Get(CoverArtSource source)
    {
        if (_cache.TryGetValue(source, out Cover? kept))
            return kept!;
        var bytes = Encoding.UTF8.GetBytes(CoverArt.Draw(source));
        var cover = new Cover(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)));
        _cache.Set(source, cover, new MemoryCacheEntryOptions { Size = bytes.Length });
        return cover;
    }

    public void Dispose() => _cache.Dispose();
}

/// <summary>A drawn cover.</summary>
internal sealed record Cover(byte[] Svg, string Version);
