namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a script is told when it has saved.</summary>
/// <param name="Tag">The state that the next save must name.</param>
/// <param name="Seen">What the editor shows of it.</param>
/// <param name="Version">The id of the draft.</param>
/// <param name="State">Where the item stands now.</param>
/// <param name="Id">The item's id, which a new item has from now on.</param>
/// <param name="Edit">The address of its editor.</param>
/// <param name="Name">What the page is called.</param>
/// <param name="Path">Its address on the site, without a slash in front; null where its type has none.</param>
/// <param name="Missing">What it lacks before it can be published.</param>
internal sealed record EditorSaved(string Tag, string Seen, string Version, string State, string Id, string Edit, string Name, string? Path, IReadOnlyList<MissingValue> Missing);

/// <summary>What a script is told when nothing was saved.</summary>
/// <param name="Code">The stable code of the refusal.</param>
/// <param name="Message">A sentence.</param>
/// <param name="IsConflict">Whether somebody else saved meanwhile: trying again would not help.</param>
/// <param name="IsTrashed">Whether somebody moved it to the trash meanwhile: trying again would not help either.</param>
/// <param name="Author">Who that was, or null.</param>
internal sealed record EditorNotSaved(string Code, string Message, bool IsConflict, bool IsTrashed, string? Author);
