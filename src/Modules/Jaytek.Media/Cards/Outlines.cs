using System.Text.Json;
using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Hosting;

namespace Jaytek.Media.Cards;

/// <summary>One drawn character.</summary>
/// <param name="Advance">How far the next one stands, thousandths of the size.</param>
/// <param name="Path">SVG path data in thousandths of the size, from the base line, y downwards.</param>
internal readonly record struct Glyph(int Advance, string Path);

/// <summary>The characters that we can draw ourselves, from <see cref="FontOutlines"/>: Latin, Greek and Cyrillic.</summary>
internal sealed class Outlines
{
    private readonly Lazy<Dictionary<string, CardFace>> _faces;

    public Outlines(IWebHostEnvironment environment) => _faces = new(() => Read(environment));

    /// <summary>The heavy, narrow face of titles.</summary>
    public CardFace Title => _faces.Value["title"];

    /// <summary>The face of all else.</summary>
    public CardFace Text => _faces.Value["text"];

    private static Dictionary<string, CardFace> Read(IWebHostEnvironment environment)
    {
        using var stream = FontOutlines.Open(environment);
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateObject().ToDictionary(face => face.Name, face => new CardFace(face.Value.EnumerateObject()
            .ToDictionary(glyph => char.ConvertToUtf32(glyph.Name, 0), glyph => new Glyph(glyph.Value[0].GetInt32(), glyph.Value[1].GetString()!))));
    }
}
