namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>What a change is about.</summary>
internal enum ChangeSubject
{
    Type,
    Part,

    /// <summary>A part on a type.</summary>
    Attachment,

    /// <summary>A field of a part.</summary>
    Field,
}

/// <summary>What happens to it.</summary>
internal enum ChangeKind
{
    Added,
    Changed,

    /// <summary>A field that goes and comes back as another kind.</summary>
    Replaced,
    Removed,
}

/// <summary>One line of what a draft would do.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Subject">To what.</param>
/// <param name="Holder">The type or part that it belongs to; empty for types and parts themselves.</param>
/// <param name="Name">Its technical name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Types">The types whose items it touches.</param>
/// <param name="Effect">What becomes of the items' values, in sentences.</param>
internal sealed record DefinitionChange(
    ChangeKind Kind, ChangeSubject Subject, string Holder, string Name, string Label, IReadOnlyList<string> Types, string Effect)
{
    /// <summary>The settings that change, as <c>Required: no → yes</c>; of something new what it is made of.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>A name for it that no other change of the draft has.</summary>
    public string Key => Holder.Length > 0 ? $"{Holder}.{Name}" : Name;

    /// <summary>Whether its name must be typed before it is applied.</summary>
    public bool IsDestructive => Kind is ChangeKind.Removed or ChangeKind.Replaced;
}
