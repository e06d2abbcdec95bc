using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Schedules;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a button of the editor was pressed for.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Tag">The state of the item that a merge is meant for; the other verbs mean the form's own.</param>
internal sealed record EditorVerb(string Name, string? Tag)
{
    /// <summary>The verb that leads to where a link to the draft is made.</summary>
    public const string PreviewLink = "preview-link";

    /// <summary>Whether it is one that saves; all others draw the form again.</summary>
    public bool Saves => Name is "save" or "publish" or "unpublish" or "discard" or "clone" or "schedule" or "unschedule" or "preview" or PreviewLink or "autosave"
        or TrashedItem.RestoreVerb or TrashedItem.NewVerb || IsMerge;

    /// <summary>Whether each field says which side it takes.</summary>
    public bool IsMerge => Name is "merge" or "merge-publish";

    /// <summary>Whether it says what becomes of what was typed into an item that is in the trash.</summary>
    public bool IsForTrashed => Name is TrashedItem.RestoreVerb or TrashedItem.NewVerb;

    /// <summary>Whether a script asked, and wants to know what became of it rather than a page.</summary>
    public bool IsAutosave => Name == "autosave";

    /// <summary>Reads a button's value, <c>publish</c> or <c>merge:{tag}</c>.</summary>
    public static EditorVerb Of(string value)
    {
        var verb = value.Split(':', 2) is [var name, var tag] ? new EditorVerb(name, tag) : new EditorVerb(value, null);
        return verb.IsMerge ? verb : verb with { Tag = null };
    }
}

/// <summary>What the editor was asked to do.</summary>
/// <param name="Verb">The button.</param>
/// <param name="Item">The item with everything that was typed.</param>
/// <param name="Stored">The item as it was.</param>
/// <param name="Type">The type of both.</param>
/// <param name="Tag">The state that it must have.</param>
/// <param name="LeavesSite">Whether a save changes only a draft.</param>
/// <param name="NewId">The id that a new item shall have; null where it is not new.</param>
internal sealed record EditorPost(EditorVerb Verb, ContentItem Item, ContentItem Stored, ContentTypeDefinition Type, string? Tag, bool LeavesSite, string? NewId)
{
    /// <summary>What the editor was shown of the item, as its form says (<see cref="EditorSeen"/>).</summary>
    public string Seen { get; init; } = "";

    /// <summary>Whether the item is in the trash.</summary>
    public bool IsTrashed { get; init; }

    /// <summary>Whether the item says what it said.</summary>
    public bool IsSame => Stored.ContentItemId.Length > 0 && JsonEquality.AreEqual(Item.Parts, Stored.Parts);
}

/// <summary>Calls the action of a verb.</summary>
internal sealed class EditorSaving(
    IContentManager manager, SaveDraft save, SaveAndPublish publish, RestoreContent restore, RestoreAndSave restoreAndSave, ItemCopies copies, EditorBuilder builder, TimeProvider clock)
{
    /// <summary>Whether saving leaves what visitors see as it is, so that it may be done without being asked.</summary>
    public static bool LeavesSite(ContentItem stored, ContentTypeDefinition type, bool mayPublish) =>
        (type.IsDraftable || !mayPublish) && (type.IsVersionable || !stored.Published);

    /// <summary>What a verb asks of the item beside sound values: what visitors are to see must be whole.</summary>
    public static ContentCheck CheckOf(EditorVerb verb) =>
        verb.Name is "publish" or "merge-publish" or "schedule" ? ContentCheck.Whole : ContentCheck.Written;

    /// <summary>Does it. Errors: those of the action, and <c>contents.editor.*</c> for what only the editor can ask wrongly.</summary>
    public async Task<Result<ContentItem>> RunAsync(EditorPost post, CancellationToken cancellationToken) => post.Verb.Name switch
    {
        "publish" or "merge-publish" => await publish.RunAsync(Input(post), cancellationToken),
        "unpublish" => await manager.SaveAndUnpublishAsync(post.Item, post.Tag, cancellationToken),
        "discard" => await manager.DiscardDraftAsync(post.Stored.ContentItemId, post.Tag, cancellationToken),
        "clone" => await CloneAsync(post, cancellationToken),
        "schedule" => await ScheduleAsync(post, cancellationToken),
        "unschedule" => await UnscheduleAsync(post, cancellationToken),
        "preview" or EditorVerb.PreviewLink => post.IsSame ? post.Stored : post.LeavesSite ? await SaveAsync(post, cancellationToken) : NotADraft,
        "autosave" => await AutosaveAsync(post, cancellationToken),
        TrashedItem.RestoreVerb when post.IsTrashed => await RestoreAsync(post, cancellationToken),
        TrashedItem.NewVerb => await SaveNewAsync(post, cancellationToken),
        _ => await SaveAsync(post, cancellationToken),
    };

    private static Error NotADraft { get; } = new(
        "contents.editor.no_draft", "Visitors would see it at once: press the button that says so.", ErrorKind.Conflict);

    private static SaveDraft.Input Input(EditorPost post) => new(post.Item, post.Tag, NewId: post.NewId);

    private Task<Result<ContentItem>> SaveAsync(EditorPost post, CancellationToken cancellationToken) => save.RunAsync(Input(post), cancellationToken);

    // What somebody changed before it went to the trash is not overwritten unseen: it comes back as it was, and each field takes a side.
    private async Task<Result<ContentItem>> RestoreAsync(EditorPost post, CancellationToken cancellationToken) =>
        LooksOf(post.Stored, post.Type) == post.Seen
            ? await restoreAndSave.RunAsync(new RestoreAndSave.Input(post.Item, post.Stored), cancellationToken)
            : (await restore.RunAsync(post.Stored.ContentItemId, cancellationToken)).Error ?? ContentsErrors.Conflict;

    // Nothing stands before the new item, so that it is told here that its title was changed. Plans went with the item that had them.
    private async Task<Result<ContentItem>> SaveNewAsync(EditorPost post, CancellationToken cancellationToken)
    {
        var copy = copies.Of(post.Item, post.Type);
        DisplayTexts.Complete(copy, post.Stored);
        Schedule.PublishIsDone(copy);
        Schedule.ArchiveIsDone(copy);
        return await save.RunAsync(new SaveDraft.Input(copy), cancellationToken);
    }

    // A copy is made of what is saved; what was typed since would be lost on the way to the copy.
    private async Task<Result<ContentItem>> CloneAsync(EditorPost post, CancellationToken cancellationToken) =>
        IsUntouched(post)
            ? await manager.CloneAsync(post.Stored.ContentItemId, cancellationToken)
            : new Error("contents.editor.unsaved", "Save first: the copy is made of what is saved.");

    // Every input has what it had: an empty one may not be stored yet, as that of a field that the type has got since.
    private bool IsUntouched(EditorPost post) => post.Stored.ContentItemId.Length > 0 && LooksOf(post.Item, post.Type) == LooksOf(post.Stored, post.Type);

    private string LooksOf(ContentItem item, ContentTypeDefinition type) => EditorSeen.Of(builder.Build(item, type, new HashSet<string>()));

    private async Task<Result<ContentItem>> ScheduleAsync(EditorPost post, CancellationToken cancellationToken)
    {
        var at = post.Item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant();
        // A time that cannot be read is told by the check of its part.
        if (post.Item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member] is null || at <= clock.GetUtcNow())
            return Error.Member("contents.editor.no_plan", EditorPlan.PublishName, "Set a time to come at which it shall be published.");
        return await SaveAsync(post, cancellationToken);
    }

    private async Task<Result<ContentItem>> UnscheduleAsync(EditorPost post, CancellationToken cancellationToken)
    {
        Schedule.PublishIsDone(post.Item);
        return await SaveAsync(post, cancellationToken);
    }

    // What nobody asked to be done must not plan anything either: a date that is being typed is no order yet.
    private async Task<Result<ContentItem>> AutosaveAsync(EditorPost post, CancellationToken cancellationToken)
    {
        if (!post.LeavesSite)
            return NotADraft;
        Schedule.PublishIsDone(post.Item);
        if (post.Stored.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member] is { } plan)
            post.Item.GetOrAddPart(PublishLaterPart.PartName)[PublishLaterPart.Member] = plan.DeepClone();
        if (!post.IsSame)
            return await SaveAsync(post, cancellationToken);
        return post.Tag is null || post.Tag == post.Stored.Tag ? post.Stored : ContentsErrors.Conflict;
    }
}
