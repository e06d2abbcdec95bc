using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Images;

namespace Jaytek.Media.Cards;

/// <summary>The address of a card, <c>/cards/{id}-{key}.png</c>. The key is a hash of all that is drawn, so an address never changes its meaning.</summary>
internal sealed class CardAddress(MediaIndex index)
{
    public const int KeyLength = 16;

    public string Of(CardRequest request) => $"/cards/{Uri.EscapeDataString(request.Cover.ItemId)}-{KeyOf(request)}.png";

    public string KeyOf(CardRequest request)
    {
        var cover = request.Cover;
        // The cover's bytes count, not its path: a file can be replaced.
        var bytes = cover.MediaPath is { } path ? index.Find(path)?.Sha256 : null;
        string?[] drawn =
        [
            CardDrawing.Version.ToString(CultureInfo.InvariantCulture), cover.ItemId, request.Title, request.SiteName, request.Lines.Kind, request.Lines.Line,
            bytes, bytes is null ? cover.Genre : null, bytes is null ? cover.Bpm?.ToString(CultureInfo.InvariantCulture) : null,
            bytes is null ? null : JsonSerializer.Serialize(cover.Focus), bytes is null ? null : JsonSerializer.Serialize(cover.Crops),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(drawn)))[..KeyLength];
    }
}
