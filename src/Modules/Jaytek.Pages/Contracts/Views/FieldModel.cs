using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Contracts.Views;

/// <summary>A field to show. Beside the plain text stands what the kind means, so that a theme writes dates, lengths and lists in its own way.</summary>
/// <param name="ContentType">The item's type.</param>
/// <param name="Name">The field's technical name.</param>
/// <param name="Kind"><c>TextField</c> and the like.</param>
/// <param name="Label">What people read.</param>
/// <param name="Text">The value as plain text, the same in every theme and for templates; several values are lines.</param>
/// <param name="Html">The value as sanitised markup, or null where it is plain text.</param>
/// <param name="Links">The value as links, where it is some.</param>
/// <param name="Pictures">The value as pictures, where it is some.</param>
public sealed record FieldModel(
    string ContentType, string Name, string Kind, string Label, string Text, string? Html, IReadOnlyList<LinkText> Links, IReadOnlyList<ImageRequest> Pictures)
{
    /// <summary>The names under which a view is looked for, most specific first.</summary>
    public IReadOnlyList<string> ViewNames => [$"Fields/{ContentType}.{Name}", $"Fields/{Kind}", "Fields/Field"];

    /// <summary>Values that are words: of a list, of choices by what people read, of terms, of picked items without a page.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>A calendar day, or null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>A time of day, or null.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>What a clock on the wall shows, or null. Of a moment it is the clock of <see cref="Zone"/>.</summary>
    public DateTime? Wall { get; init; }

    /// <summary>The moment itself, or null where only a wall's clock is known.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>The zone of <see cref="Wall"/>, IANA, or null.</summary>
    public string? Zone { get; init; }

    /// <summary>A length in seconds, or null.</summary>
    public double? Seconds { get; init; }

    /// <summary>What a number counts, such as <c>BPM</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>A colour as <c>#1b2230</c>, or null.</summary>
    public string? Color { get; init; }

    /// <summary>A place on the map, or null.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>The id of a video on YouTube, or null.</summary>
    public string? VideoId { get; init; }

    /// <summary>Files of the library that are no pictures.</summary>
    public IReadOnlyList<FieldFile> Files { get; init; } = [];
}

/// <summary>A file of the library to show.</summary>
/// <param name="Path">Its media path.</param>
/// <param name="Use">Whether it is played or offered for download.</param>
public sealed record FieldFile(string Path, FileUse Use)
{
    /// <summary>The name alone.</summary>
    public string Name => Path.Split('/')[^1];
}

/// <summary>A place on the map, in degrees.</summary>
/// <param name="Latitude">-90 to 90, north positive.</param>
/// <param name="Longitude">-180 to 180, east positive.</param>
public sealed record MapPoint(double Latitude, double Longitude);
