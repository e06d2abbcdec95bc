using Jaytek.Engine.Http.Describing;

namespace Jaytek.Media.Resumable;

/// <summary>What clients read about resumable uploads. The protocol itself stands at tus.io; any client of it will do.</summary>
internal static class TusDoors
{
    private const string OctetStream = "application/offset+octet-stream";

    private static readonly (string Name, string Says)[] Progress =
    [
        ("Upload-Offset", "How many bytes are kept."), ("Upload-Expires", "Until when the upload may go on."), ("Jaytek-Media-Url", "Where the file stands, once it is whole."),
    ];

    public static void Offer(OperationBuilder door) => door
        .Says("Resumable uploads by tus 1.0 (tus.io): core, creation, creation-with-upload, termination, checksum (sha1, sha256) and expiration.")
        .Answers(204, "What is offered.", headers: [("Tus-Version", "1.0.0"), ("Tus-Extension", "The extensions."), ("Tus-Max-Size", "The largest file, bytes."), ("Tus-Checksum-Algorithm", "The algorithms.")]);

    public static void Begin(OperationBuilder door) => Spoken(door)
        .Says("Begins an upload. The metadata are filename, folder, replace (true replaces a file of the same path) and filetype, which nobody trusts.")
        .Header("Upload-Length", "Bytes in all.", Schema.Whole, required: true)
        .Header("Upload-Metadata", "Pairs of a name and a text in Base64, with commas between.", required: true)
        .Body(Schema.Bytes, OctetStream, "The first bytes, where they are sent at once.", required: false)
        .Answers(201, "It has begun.", headers: [("Location", "The upload's address."), .. Progress])
        .Fails(400, "media.upload.header_invalid", "media.upload.metadata_invalid", "media.path.invalid", "media.file.empty")
        .Fails(409, "media.file.exists")
        .Fails(413, "media.file.too_large", "media.upload.too_many");

    public static void Tell(OperationBuilder door) => Known(Spoken(door))
        .Says("Answers how far the upload is; clients ask by HEAD.")
        .Answers(200, "How far it is.", headers: [("Upload-Length", "Bytes in all."), .. Progress]);

    public static void GoOn(OperationBuilder door) => Adding(Known(Spoken(door)));

    public static void Override(OperationBuilder door) => Adding(Known(Spoken(door)))
        .Says("For networks that let POST alone through: does what the header names.")
        .Header("X-HTTP-Method-Override", "What is meant.", Schema.Choice("PATCH", "HEAD", "DELETE"), required: true)
        .Fails(405);

    public static void End(OperationBuilder door) => Known(Spoken(door))
        .Says("Gives the upload up. Where it is whole already its file stays in the library.")
        .Answers(204, "It is forgotten.")
        .Fails(423, "media.upload.busy");

    private static OperationBuilder Adding(OperationBuilder door) => door
        .Says("Adds bytes. With the last of them the file is checked and becomes one of the library; where it is refused the upload is over.")
        .Header("Upload-Offset", "Where these bytes begin.", Schema.Whole, required: true)
        .Header("Upload-Checksum", "sha1 or sha256, a space and the sum of these bytes in Base64.")
        .Body(Schema.Bytes, OctetStream)
        .Answers(204, "They are kept.", headers: Progress)
        .Fails(400, "media.upload.header_invalid", "media.upload.checksum_invalid", "media.file.type_unknown", "media.file.type_mismatch", "media.image.unreadable")
        .Fails(409, "media.upload.offset", "media.file.exists")
        .Fails(413, "media.upload.too_long")
        .Fails(415)
        .Fails(423, "media.upload.busy")
        .Fails(460, "media.upload.checksum_mismatch");

    private static OperationBuilder Known(OperationBuilder door) => door
        .Path("id", "The upload, from its address.")
        .Fails(404, "media.upload.not_found")
        .Fails(410, "media.upload.expired", "media.upload.lost");

    private static OperationBuilder Spoken(OperationBuilder door) => door
        .Header("Tus-Resumable", "1.0.0", Schema.Choice("1.0.0"), required: true)
        .Fails(412, "media.upload.version");
}
