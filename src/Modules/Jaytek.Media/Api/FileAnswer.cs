using System.Text.Json.Serialization;

namespace Jaytek.Media.Api;

/// <summary>A file of the library as every door of the API tells it. What is not known, or not asked for, is left out.</summary>
/// <param name="Path">The media path.</param>
/// <param name="Url">Where it is read, relative to the site; it changes with the bytes.</param>
/// <param name="Name">The last part of the path.</param>
/// <param name="ContentType">The kind, told by the bytes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">The bytes, lower-case hexadecimal.</param>
/// <param name="ModifiedUtc">When the path last got other bytes or another name.</param>
internal sealed record FileAnswer(string Path, string Url, string Name, string ContentType, long Length, string Sha256, DateTimeOffset ModifiedUtc)
{
    /// <summary>Pixels, of a picture or film.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Pixels, of a picture or film.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Height { get; init; }

    /// <summary>What a picture shows, as its editors said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Alt { get; init; }

    /// <summary>Seconds, of a recording or film.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DurationSeconds { get; init; }

    /// <summary>The point that the cuts keep in sight, where one was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FocalAnswer? Focus { get; init; }

    /// <summary>The picture's sizes by format, the best first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SourceAnswer>? Sources { get; init; }

    /// <summary>The picture's sizes for clients that know none of the formats.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SizeAnswer>? Sizes { get; init; }

    /// <summary>The picture as the site's named profiles cut it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ProfileAnswer>? Profiles { get; init; }
}

/// <summary>A point of a picture, from the left and from the top, 0 to 1.</summary>
internal sealed record FocalAnswer(double X, double Y);

/// <summary>A picture's sizes in one format.</summary>
internal sealed record SourceAnswer(string ContentType, IReadOnlyList<SizeAnswer> Sizes);

/// <summary>One size of a picture, so many pixels wide.</summary>
internal sealed record SizeAnswer(string Url, int Width);

/// <summary>A picture as a named profile cuts it.</summary>
internal sealed record ProfileAnswer(string Url, IReadOnlyList<SizeAnswer> Sizes)
{
    /// <summary>Pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Height { get; init; }
}
