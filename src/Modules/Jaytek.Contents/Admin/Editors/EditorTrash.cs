using Jaytek.Contents.Admin.Trash;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>That somebody moved the item to the trash while it was being edited.</summary>
/// <param name="Last">Its last version.</param>
/// <param name="By">Who; null where that is not known.</param>
/// <param name="At">When.</param>
internal sealed record TrashedItem(ContentItem Last, string? By, DateTimeOffset At)
{
    /// <summary>The code by which a script knows it.</summary>
    public const string Code = "contents.editor.trashed";

    /// <summary>The verb that takes it out and saves what was typed.</summary>
    public const string RestoreVerb = "restore";

    /// <summary>The verb that makes another item of what was typed.</summary>
    public const string NewVerb = "save-new";

    /// <summary>Who did what, and how long ago.</summary>
    public string Sentence(ContentTypeDefinition type, DateTimeOffset now, EditorZone here) =>
        $"{By ?? "Somebody"} moved this {Words.Inside(type.DisplayName)} to the trash {Words.Ago(At, now, here)}";
}

/// <summary>Finds in the trash what an editor's form was drawn of.</summary>
internal sealed class EditorTrash(TrashList trash, IContentReader reader)
{
    /// <summary>The item, or null where it is not in the trash.</summary>
    public async Task<TrashedItem?> FindAsync(string contentItemId, CancellationToken cancellationToken) =>
        await trash.FindAsync(contentItemId, cancellationToken) is { } line
        && await reader.GetVersionAsync(line.VersionId, cancellationToken) is { } last
            ? new TrashedItem(last, line.By, line.At)
            : null;
}
