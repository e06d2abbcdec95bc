using Jaytek.Contents.Api.Previews;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Api;

/// <summary>What clients read about writing to an item, its versions and its previews.</summary>
internal static class WriteDoors
{
    private static readonly string[] Wrong = ["contents.item.invalid", "contents.type.unknown", "contents.item.type_changed", "contents.item.id_changed", "contents.body.syntax"];

    public static void Replace(OperationBuilder door) => Body(door.Says(
        "Under an id of 26 characters that nobody has, the item is made. The parts of one that exists become those of the body; owner, author, display text and PublishedUtc stay where the body leaves them out.")
        .Answers(201, "The new item.", Schema.Named(ContentDoors.OneItem), headers: [("ETag", "The tag of its state."), ("Location", "Its address.")]))
        .Fails(400, [.. Wrong, "contents.item.malformed_id"]).Fails(409, "contents.item.in_trash");

    public static void Patch(OperationBuilder door) => Item(Draft(door.Says("RFC 7396 on the newest version: null removes a member, objects merge, arrays replace. Ids, flags and dates of the root stay, but PublishedUtc, which who may publish may set.")))
        .Body(Schema.AnyObject, "application/merge-patch+json").Body(Schema.AnyObject)
        .Conditional("contents.item.precondition").Fails(400, Wrong).Fails(413, "contents.body.too_large").Fails(415);

    public static void Publish(OperationBuilder door) => Verb(door);

    public static void Unpublish(OperationBuilder door) => Verb(door).Fails(409, "contents.item.not_published");

    public static void Clone(OperationBuilder door) => Known(door.Says("The copy has new ids and no address yet, and belongs to who made it."))
        .Answers(201, "The copy.", Schema.Named(ContentDoors.OneItem), headers: [("ETag", "The tag of its state."), ("Location", "Its address.")])
        .Conditional("contents.item.precondition").Idempotent("contents.idempotency.reused");

    public static void Versions(OperationBuilder door) => Known(door.Says("The newest first. For those who may edit the item."))
        .Query("limit", "How many.", Schema.Whole.Range(1, 100).Default(20))
        .Query("page", "Which page, from 1.", Schema.Whole.Range(1, 10_000).Default(1))
        .Answers(200, "A page of versions, without their parts.", Schema.Shape(("total", Schema.Whole), ("items", Schema.List(Schema.Shape(
            ("ContentItemVersionId", Schema.Text), ("DisplayText", Schema.Text), ("Latest", Schema.Flag), ("Published", Schema.Flag),
            ("ModifiedUtc", Schema.Instant), ("Author", Schema.Text))))), headers: ("ETag", "The tag of the page."))
        .Caches().Fails(400, "contents.query.out_of_range");

    public static void Version(OperationBuilder door) => Known(door).Path("versionId", "The ContentItemVersionId.")
        .Answers(200, "The item as it was then.", Schema.Named(ContentDoors.OneItem), headers: ("ETag", "The tag of the version."))
        .Caches();

    public static void Restore(OperationBuilder door) => Item(door.Says("A draft that stands there becomes history."))
        .Path("versionId", "The ContentItemVersionId of the version.")
        .Conditional("contents.item.precondition").Idempotent("contents.idempotency.reused").Fails(409, "contents.version.is_newest");

    public static void Preview(OperationBuilder door) => Known(door.Says(
        "The token shows this item's newest version by GET /api/content/{contentItemId}?preview=TOKEN to whoever holds it, until it expires, the item is deleted or its maker may no longer edit the item."))
        .Body(Schema.Shape(("minutes?", Schema.Whole.Range(1, MakePreview.MaxMinutes).Default(MakePreview.DefaultMinutes))), required: false)
        .Answers(200, "The token.", Schema.Shape(("token", Schema.Text), ("expiresUtc", Schema.Instant), ("url", Schema.Address)))
        .Fails(400, "contents.preview.lifetime", "contents.body.syntax");

    public static void Bulk(OperationBuilder door) => door
        .Says("Each operation has its own result and its own transaction. With allOrNothing there is one transaction, and the first refusal is the answer.")
        .Body(Schema.Shape(("allOrNothing?", Schema.Flag.Default(false)), ("operations", Schema.List(Schema.Shape(
            ("operation", Schema.Choice("upsert", "replace", "patch", "delete", "publish", "unpublish", "clone", "restore")),
            ("id?", Schema.Text), ("item?", Schema.AnyObject), ("draft?", Schema.Flag), ("ifMatch?", Schema.Text), ("versionId?", Schema.Text))))))
        .Answers(200, "What became of each, in the order of the operations.", Schema.Shape(("succeeded", Schema.Whole), ("refused", Schema.Whole), ("results", Schema.List(Schema.Shape(
            ("status", Schema.Whole), ("id?", Schema.Text), ("etag?", Schema.Text), ("item?", Schema.Named(ContentDoors.OneItem)),
            ("code?", Schema.Text), ("detail?", Schema.Text), ("errors?", Schema.AnyObject))))))
        .Idempotent("contents.idempotency.reused")
        .Fails(400, "contents.bulk.syntax", "contents.bulk.too_many", "contents.body.syntax", "contents.idempotency.malformed")
        .Fails(413, "contents.body.too_large");

    private static OperationBuilder Verb(OperationBuilder door) => Item(door).Conditional("contents.item.precondition").Idempotent("contents.idempotency.reused");

    private static OperationBuilder Body(OperationBuilder door) => Item(Draft(door)).Body(Schema.Named(ContentDoors.OneItem + "Write"))
        .Conditional("contents.item.precondition").Fails(413, "contents.body.too_large");

    private static OperationBuilder Draft(OperationBuilder door) => door.Query("draft", "true keeps what is sent as a draft.", Schema.Flag.Default(false));

    private static OperationBuilder Item(OperationBuilder door) =>
        Known(door).Answers(200, "The item as it stands now.", Schema.Named(ContentDoors.OneItem), headers: ("ETag", "The tag of its state, for If-Match."));

    private static OperationBuilder Known(OperationBuilder door) => door.Path("contentItemId", "The item's ContentItemId.").Fails(404, "contents.item.not_found");
}
