namespace Jaytek.Contents.Contracts;

/// <summary>The control that shows an input.</summary>
public enum FormControl
{
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Several lines of plain text.</summary>
    MultilineText,
    /// <summary>Markup.</summary>
    Html,
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>Source text in a fixed-width face.</summary>
    Code,
    /// <summary>A number; typed with a comma or a point.</summary>
    Number,
    /// <summary>A length of time, kept in seconds, shown and typed as <c>m:ss</c> or <c>h:mm:ss</c>.</summary>
    Duration,
    /// <summary>A check box or switch; posts <c>true</c> and, by a hidden companion, <c>false</c>.</summary>
    Flag,
    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,
    /// <summary>A moment in UTC, <c>yyyy-MM-ddTHH:mm:ss</c>. The editor shows and takes it in the site's time zone.</summary>
    DateTime,
    /// <summary>A date and time on a clock that the content names, <c>yyyy-MM-ddTHH:mm</c>; no zone is worked in.</summary>
    LocalDateTime,
    /// <summary>A time of day, <c>HH:mm:ss</c>.</summary>
    Time,
    /// <summary>An address.</summary>
    Url,
    /// <summary>The item's own address on the site, without the slash before it.</summary>
    Path,
    /// <summary>The address of a YouTube video.</summary>
    Youtube,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Telephone,
    /// <summary>A colour, <c>#rrggbb</c>.</summary>
    Color,
    /// <summary>One line of text for which the options are suggestions.</summary>
    Suggested,
    /// <summary>One or several of the options, as a list.</summary>
    Choice,
    /// <summary>One of the options, as radio buttons.</summary>
    Radios,
    /// <summary>Several texts, one a line.</summary>
    Lines,
    /// <summary>Content items of <see cref="FormInput.ContentTypes"/>, by id.</summary>
    ContentPicker,
    /// <summary>Users, by id.</summary>
    UserPicker,
    /// <summary>Terms of the taxonomy <see cref="FormInput.Source"/>, by id.</summary>
    Terms,
    /// <summary>Files of the media library, by path.</summary>
    Media,
}

/// <summary>A choice that an input offers.</summary>
/// <param name="Value">What is posted and kept.</param>
/// <param name="Label">What people read.</param>
public sealed record FormOption(string Value, string Label);

/// <summary>One input of the generated editor. The page that shows it prefixes the names and answers for pickers what they list.</summary>
/// <param name="Name">The member that it edits, relative to its field or part: <c>Text</c>.</param>
/// <param name="Control">How it is shown.</param>
/// <param name="Label">What people read beside it.</param>
public sealed record FormInput(string Name, FormControl Control, string Label)
{
    /// <summary>A sentence below the input.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What is in it now; one value, unless it takes several.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The first of <see cref="Values"/>, or empty.</summary>
    public string Value => Values.Count > 0 ? Values[0] : "";

    /// <summary>Whether it must be filled.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool Multiple { get; init; }

    /// <summary>What a choice offers.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The types that a content picker offers; empty for all.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = [];

    /// <summary>Whether a content picker offers only what the person may edit.</summary>
    public bool EditableOnly { get; init; }

    /// <summary>The roles whose members a user picker offers; empty for all users.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Where the choices come from: the id of the taxonomy for terms.</summary>
    public string? Source { get; init; }

    /// <summary>Shown in the empty input.</summary>
    public string? Placeholder { get; init; }

    /// <summary>A regular expression that the whole value must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest number or earliest date, in the notation of the control.</summary>
    public string? Min { get; init; }

    /// <summary>The largest number or latest date, in the notation of the control.</summary>
    public string? Max { get; init; }

    /// <summary>The step of a number: <c>1</c> for whole ones, <c>any</c> for free ones.</summary>
    public string? Step { get; init; }

    /// <summary>How many characters a text should have at most, counted while it is typed; more are taken.</summary>
    public int? Advised { get; init; }

    /// <summary>What a number counts, shown behind it: <c>kg</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The IANA zone in which a moment is shown and taken; null for UTC. Set by the editor.</summary>
    public string? Zone { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Extensions that a media input takes, with their dots; empty for all.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Shown, not edited.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The same input with one value.</summary>
    public FormInput With(string? value) => this with { Values = value is null ? [] : [value] };
}
