using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Schedules;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a button of the editor was pressed for.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Tag">The state of the item that a merge is meant for; the other verbs mean the form's own.</param>
internal sealed record EditorVerb(string Name, string? Tag)
{
    /// <summary>Whether it is one that saves; all others draw the form again.</summary>
    public bool Saves => Name is "save" or "publish" or "unpublish" or "discard" or "clone" or "schedule" or "unschedule" or "preview" or "autosave" || IsMerge;

    /// <summary>Whether each field says which side it takes.</summary>
    public bool IsMerge => Name is "merge" or "merge-publish";

    /// <summary>Whether a script asked, and wants to know what became of it rather than a page.</summary>
    public bool IsAutosave => Name == "autosave";

    /// <summary>Reads a button's value, <c>publish</c> or <c>merge:{tag}</c>.</summary>
    public static EditorVerb Of(string value)
    {
        var verb = value.Split(':', 2) is [var name, var tag] ? new EditorVerb(name, tag) : new EditorVerb(value, null);
        return verb.IsMerge ? verb : verb with { Tag = null };
    }
}

/// <summary>Calls the action of a verb.</summary>
internal sealed class EditorSaving(IContentManager manager, TimeProvider clock)
{
    /// <summary>Whether saving leaves what visitors see as it is, so that it may be done without being asked.</summary>
    public static bool LeavesSite(ContentItem stored, ContentTypeDefinition type, bool mayPublish) =>
        (type.IsDraftable || !mayPublish) && (type.IsVersionable || !stored.Published);

    /// <summary>Does it. Errors: those of the action, and <c>contents.editor.*</c> for what only the editor can ask wrongly.</summary>
    /// <param name="verb">What was asked.</param>
    /// <param name="item">The item with everything that was typed.</param>
    /// <param name="stored">The item as it was.</param>
    /// <param name="tag">The state that it must have.</param>
    /// <param name="leavesSite">Whether a save changes only a draft.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<ContentItem>> RunAsync(
        EditorVerb verb, ContentItem item, ContentItem stored, string? tag, bool leavesSite, CancellationToken cancellationToken) => verb.Name switch
    {
        "publish" or "merge-publish" => await manager.SaveAndPublishAsync(item, tag, cancellationToken),
        "unpublish" => await manager.SaveAndUnpublishAsync(item, tag, cancellationToken),
        "discard" => await manager.DiscardDraftAsync(stored.ContentItemId, tag, cancellationToken),
        "clone" => await CloneAsync(item, stored, cancellationToken),
        "schedule" => await ScheduleAsync(item, tag, cancellationToken),
        "unschedule" => await UnscheduleAsync(item, tag, cancellationToken),
        "preview" => IsSame(item, stored) ? stored : leavesSite ? await manager.SaveDraftAsync(item, tag, cancellationToken) : NotADraft,
        "autosave" => await AutosaveAsync(item, stored, tag, leavesSite, cancellationToken),
        _ => await manager.SaveDraftAsync(item, tag, cancellationToken),
    };

    private static Error NotADraft { get; } = new(
        "contents.editor.no_draft", "Visitors would see it at once: press the button that says so.", ErrorKind.Conflict);

    private static bool IsSame(ContentItem item, ContentItem stored) => stored.ContentItemId.Length > 0 && JsonEquality.AreEqual(item.Parts, stored.Parts);

    // A copy is made of what is saved; what was typed since would be lost on the way to the copy.
    private async Task<Result<ContentItem>> CloneAsync(ContentItem item, ContentItem stored, CancellationToken cancellationToken) =>
        IsSame(item, stored)
            ? await manager.CloneAsync(stored.ContentItemId, cancellationToken)
            : new Error("contents.editor.unsaved", "Save first: the copy is made of what is saved.");

    private async Task<Result<ContentItem>> ScheduleAsync(ContentItem item, string? tag, CancellationToken cancellationToken)
    {
        var at = item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant();
        // A time that cannot be read is told by the check of its part.
        if (item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member] is null || at <= clock.GetUtcNow())
            return Error.Member("contents.editor.no_plan", EditorPlan.PublishName, "Set a time to come at which it shall be published.");
        return await manager.SaveDraftAsync(item, tag, cancellationToken);
    }

    private async Task<Result<ContentItem>> UnscheduleAsync(ContentItem item, string? tag, CancellationToken cancellationToken)
    {
        Schedule.PublishIsDone(item);
        return await manager.SaveDraftAsync(item, tag, cancellationToken);
    }

    // What nobody asked to be done must not plan anything either: a date that is being typed is no order yet.
    private async Task<Result<ContentItem>> AutosaveAsync(
        ContentItem item, ContentItem stored, string? tag, bool leavesSite, CancellationToken cancellationToken)
    {
        if (!leavesSite)
            return NotADraft;
        Schedule.PublishIsDone(item);
        if (stored.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member] is { } plan)
            item.GetOrAddPart(PublishLaterPart.PartName)[PublishLaterPart.Member] = plan.DeepClone();
        return IsSame(item, stored) ? tag is null || tag == stored.Tag ? stored : ContentsErrors.Conflict : await manager.SaveDraftAsync(item, tag, cancellationToken);
    }
}
