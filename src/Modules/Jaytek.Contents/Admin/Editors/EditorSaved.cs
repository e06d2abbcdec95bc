namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a script is told when it has saved.</summary>
/// <param name="Tag">The state that the next save must name.</param>
/// <param name="Seen">What the editor shows of it.</param>
/// <param name="Version">The id of the draft.</param>
/// <param name="State">Where the item stands now.</param>
/// <param name="Edit">The address of its editor: a new item has one from now on.</param>
/// <param name="Missing">What it lacks before it can be published.</param>
internal sealed record EditorSaved(string Tag, string Seen, string Version, string State, string Edit, IReadOnlyList<MissingValue> Missing);

/// <summary>What a script is told when nothing was saved.</summary>
/// <param name="Code">The stable code of the refusal.</param>
/// <param name="Message">A sentence.</param>
/// <param name="IsConflict">Whether somebody else saved meanwhile: trying again would not help.</param>
/// <param name="Author">Who that was, or null.</param>
internal sealed record EditorNotSaved(string Code, string Message, bool IsConflict, string? Author);
