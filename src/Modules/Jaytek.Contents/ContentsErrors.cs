using Jaytek.Kernel;

namespace Jaytek.Contents;

/// <summary>Every refusal of this module, with its stable code. What is wrong with an item's members is <c>contents.item.invalid</c>.</summary>
internal static class ContentsErrors
{
    /// <summary>One answer for what is absent, deleted, a draft or hidden, so that it does not tell which.</summary>
    public static Error NotFound { get; } = new("contents.item.not_found", "There is no such content item.", ErrorKind.NotFound);

    /// <summary>The id of a new item is taken: the same form was posted before. Who asked is shown what it made, unless that is in the trash.</summary>
    public static Error Exists { get; } = new("contents.item.exists", "What this form made before is in the trash now. Restore it there, or begin with a new form.", ErrorKind.Conflict);

    public static Error Conflict { get; } = new(
        "contents.item.conflict", "Somebody else saved this item meanwhile. Reload it and make your changes again.", ErrorKind.Conflict);

    public static Error TagMismatch { get; } = new(
        "contents.item.precondition", "The item is not in the state that If-Match names any more.", ErrorKind.PreconditionFailed);

    public static Error NoDraft { get; } = new("contents.item.no_draft", "There is no draft beside the published version.", ErrorKind.Conflict);

    public static Error NotPublished { get; } = new("contents.item.not_published", "The item is not published.", ErrorKind.Conflict);

    /// <summary>The plan that was being carried out was cancelled or moved meanwhile: nothing is done, and nothing is wrong.</summary>
    public static Error PlanChanged { get; } = new("contents.schedule.changed", "The plan was changed meanwhile.", ErrorKind.Conflict);

    public static Error VersionNotFound { get; } = new("contents.version.not_found", "The item has no such version.", ErrorKind.NotFound);

    public static Error VersionIsNewest { get; } = new(
        "contents.version.is_newest", "That version is the newest: there is nothing to restore.", ErrorKind.Conflict);

    public static Error MissingId { get; } = Error.Member(
        "contents.item.missing_id", "ContentItemId", "An imported item needs a ContentItemId.");

    public static Error UnknownType(string contentType) => Error.Member(
        "contents.type.unknown", "ContentType", contentType.Length == 0 ? "ContentType is missing." : $"There is no content type '{contentType}'.");

    public static Error WrongId(string member, string value) => Error.Member(
        "contents.item.wrong_id", member, $"'{value}' is no id: 1 to {Items.VersionTable.MaxIdLength} letters, digits, dashes and underscores.");

    public static Error TypeChanged(string before, string after) => Error.Member(
        "contents.item.type_changed", "ContentType", $"The item is a {before} and cannot become a {after}.");

    public static Error MalformedId(string id) => Error.Member(
        "contents.item.malformed_id", "ContentItemId", $"'{id}' is no id under which an item can be made: {PublicId.Length} lower-case letters and digits without i, l, o and u.");

    public static Error IdChanged(string address, string body) => Error.Member(
        "contents.item.id_changed", "ContentItemId", $"The address names the item {address} and the body {body}.");

    public static Error InTrash { get; } = new("contents.item.in_trash", "The item is in the trash. Restore it there first, or write under another id.", ErrorKind.Conflict);

    public static Error VersionOfAnother(string versionId) => Error.Member(
        "contents.item.version_of_another", "ContentItemVersionId", $"The version {versionId} belongs to another item.");

    public static Error NotJson(string reason) => new("contents.body.syntax", reason);

    public static Error TooLarge(int maxBytes) => new(
        "contents.body.too_large", $"The body may have {maxBytes / 1024} KB here.", ErrorKind.TooLarge);

    public static Error KeyMalformed { get; } = Error.Member(
        "contents.idempotency.malformed", "Idempotency-Key", "An Idempotency-Key is one header of 1 to 255 visible ASCII characters.");

    public static Error KeyReused { get; } = new(
        "contents.idempotency.reused", "This Idempotency-Key came with another request within the last 24 hours. Take a new key for a new request.", ErrorKind.Unprocessable);
}
