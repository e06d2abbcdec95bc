using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Api;

/// <summary>What clients read about the content API's addresses.</summary>
internal static class ContentDoors
{
    /// <summary>The name of the schema that every content item fits.</summary>
    public const string AnyItem = "ContentItem";

    /// <summary>The name of the schema of an item of one of the types that the caller may know.</summary>
    public const string OneItem = "ContentItemOfType";

    private const string ShapeStatus = "Which versions: what visitors see, drafts, or the newest of each. Drafts are answered to those who may edit.";
    private const string ShapeFields = "Which members are answered beside ids and type: DisplayText,Mix.Genres.";
    private const string ShapeInclude = "Pickers and term fields whose items come along in included, by id: DJ,Genres. With dots up to three items far: DJ.Label.";

    public static void Get(OperationBuilder door) => Readable(door
        .Says("Answers the published version. What is absent, a draft or hidden is the same 404.")
        .Path("contentItemId", "The item's ContentItemId."));

    public static void GetBySlug(OperationBuilder door) => Readable(door
        .Says("Answers the published version of the item of this type whose address ends in the slug; by status or preview one whose draft's address does.")
        .Path("contentType", "The technical name of the type: Mix.")
        .Path("slug", "The last segment of the item's address."));

    public static void List(OperationBuilder door) => door
        .Says("Answers published items of one type, the newest first. What a filter or a sort names must exist; nothing unknown is ignored.")
        .Query("type", "The technical name of the type: Mix.", required: true)
        .QueryMap("filter", "Filters, all of which must hold: filter[Genres]=house, filter[DurationSeconds][gte]=1800, filter[DJ.Location]=Berlin. Operators: eq, ne, in, nin, lt, lte, gt, gte, between, contains, startsWith, exists. Groups: filter[or][0][Level]=Beginner, filter[not][Level]=Beginner.", Schema.Text)
        .Query("sort", "Names of fields with commas between them, and a minus before those with the largest first. Absent values come last.", Schema.Text.Default("-PublishedUtc"))
        .Query("limit", "How many items.", Schema.Whole.Range(1, 100).Default(20))
        .Query("page", "Which page, from 1.", Schema.Whole.Range(1, 10_000).Default(1))
        .Query("cursor", "Where to go on: next of the answer before. Not together with page.", Schema.Text)
        .Query("q", "Words that must all be found, best fit first; what stands in quotes is meant exactly.", Schema.Text)
        .Query("highlight", "With q: true adds highlights, by id, in which what was found is marked.", Schema.Flag.Default(false))
        .Query("status", ShapeStatus, Schema.Choice("published", "draft", "latest").Default("published"))
        .Query("fields", ShapeFields, Schema.Text)
        .Query("include", ShapeInclude, Schema.Text)
        .Query("total", "Whether to count: true counts up to 10,000, exact counts all.", Schema.Choice("true", "exact", "false").Default("false"))
        .Answers(200, "A page of items.", Schema.Named("ContentList"), headers: ("ETag", "The tag of the page."))
        .Caches()
        .Fails(400, "contents.query.unknown_type", "contents.query.unknown_parameter", "contents.query.unknown_field", "contents.query.not_filterable", "contents.query.operator",
            "contents.query.wrong_value", "contents.query.out_of_range", "contents.query.repeated", "contents.query.syntax", "contents.query.sort",
            "contents.query.hidden_field", "contents.query.declare_pair", "contents.query.too_slow", "contents.query.too_large", "contents.query.cursor", "contents.query.cursor_and_page",
            "contents.query.too_many", "contents.query.not_searchable", "contents.query.too_many_drafts", "contents.query.too_deep", "contents.query.fields", "contents.query.include")
        .Fails(404, "contents.item.not_found")
        .Fails(409, "contents.query.building");

    public static void Upsert(OperationBuilder door) => door
        .Says("Makes an item, or changes the one whose ContentItemId is given: objects are merged deeply, arrays replace, null clears a value.")
        .Query("draft", "true keeps what is sent as a draft.", Schema.Flag.Default(false))
        .Body(Schema.Named(OneItem + "Write"))
        .Answers(200, "The item as it stands now.", Schema.Named(OneItem), headers: ("ETag", "The tag of its state, for If-Match."))
        .Conditional("contents.item.precondition")
        .Idempotent("contents.idempotency.reused")
        .Fails(400, "contents.item.invalid", "contents.type.unknown", "contents.item.type_changed", "contents.idempotency.malformed", "contents.body.syntax")
        .Fails(409, "contents.item.conflict")
        .Fails(413, "contents.body.too_large");

    public static void Delete(OperationBuilder door) => door
        .Says("Moves the item, published or not, to the trash.")
        .Path("contentItemId", "The item's ContentItemId.")
        .Answers(200, "The item as it was.", Schema.Named(OneItem), headers: ("ETag", "The tag of its last state."))
        .Conditional("contents.item.precondition")
        .Fails(404, "contents.item.not_found");

    private static OperationBuilder Readable(OperationBuilder door) => door
        .Query("fields", ShapeFields, Schema.Text)
        .Query("include", ShapeInclude, Schema.Text)
        .Query("status", ShapeStatus, Schema.Choice("published", "draft", "latest").Default("published"))
        .Query("preview", "A preview token: answers the newest version of this item instead, to whoever holds it.", Schema.Text)
        .Fails(400, "contents.query.unknown_parameter", "contents.query.unknown_field", "contents.query.fields", "contents.query.include", "contents.query.too_large", "contents.query.repeated", "contents.query.wrong_value")
        .Fails(403, "contents.preview.invalid", "contents.preview.expired", "contents.preview.revoked")
        .Answers(200, "The item.", Schema.Named(OneItem), headers: ("ETag", "The tag of its state and of what the caller sees of it."))
        .Caches()
        .Fails(404, "contents.item.not_found");
}
