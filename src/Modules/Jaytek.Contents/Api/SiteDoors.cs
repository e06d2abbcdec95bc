using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Api;

/// <summary>What clients read about the site's own addresses.</summary>
internal static class SiteDoors
{
    public static void Taxonomy(OperationBuilder door) => door
        .Says("Each term is the item as it is stored, with the Slug that filters take and its narrower Terms.")
        .Path("name", "The vocabulary's alias, its ContentItemId, or the type of its terms: Genre.")
        .Answers(200, "The vocabulary.", Schema.Shape(
            ("ContentItemId", Schema.Text), ("ContentType", Schema.Text), ("DisplayText?", Schema.Text.OrNull()), ("Alias?", Schema.Text.OrNull()),
            ("TermContentType?", Schema.Text.OrNull()), ("Terms", Schema.List(Schema.AnyObject))), headers: ("ETag", "The tag of the vocabulary."))
        .Caches().Fails(404, "contents.item.not_found");

    public static void Site(OperationBuilder door) => door
        .Answers(200, "The site.", Schema.Shape(
            ("name", Schema.Text), ("culture", Schema.Text), ("timeZone", Schema.Text), ("baseUrl", Schema.Address), ("pageSize", Schema.Whole)), headers: ("ETag", "The tag of the answer."))
        .Caches();
}
