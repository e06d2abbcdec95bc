using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Contracts;

/// <summary>Reads the pictures of a media field with what an editor said of each: its text, its focal point, its cuts.</summary>
internal static class MediaPictures
{
    /// <summary>The picture at a place of the field's list of paths.</summary>
    public static ImageRequest At(JsonObject field, string itemId, string path, int at) =>
        new(itemId, path, field["MediaTexts"].AsTexts().ElementAtOrDefault(at) ?? "") { Focus = Focus(Entry(field, "Anchors", at)), Crops = Crops(Entry(field, "Crops", at)) };

    private static JsonObject? Entry(JsonObject field, string list, int at) =>
        field[list] is JsonArray entries && at < entries.Count ? entries[at] as JsonObject : null;

    private static FocalPoint? Focus(JsonObject? anchor) =>
        anchor?["X"].AsNumber() is { } x && anchor["Y"].AsNumber() is { } y ? new FocalPoint(Math.Clamp(x, 0, 1), Math.Clamp(y, 0, 1)) : null;

    private static Dictionary<string, CropBox>? Crops(JsonObject? crops)
    {
        var read = new Dictionary<string, CropBox>(StringComparer.Ordinal);
        foreach (var (aspect, value) in crops ?? [])
        {
            if (value is JsonObject box && box["X"].AsNumber() is { } x && box["Y"].AsNumber() is { } y
                && box["Width"].AsNumber() is { } width && box["Height"].AsNumber() is { } height)
                read[aspect] = new CropBox(x, y, width, height);
        }
        return read.Count > 0 ? read : null;
    }
}
