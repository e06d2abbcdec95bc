using Jaytek.Engine.Http.Describing;

namespace Jaytek.Media.Api;

/// <summary>What clients read about the media API's addresses.</summary>
internal static class MediaDoors
{
    private static readonly Schema Result = Schema.Shape(
        ("name", Schema.Text), ("status", Schema.Whole), ("code", Schema.Text.OrNull()), ("detail", Schema.Text.OrNull()), ("file", Schema.From<FileAnswer>().OrNull()));

    public static void List(OperationBuilder door) => door
        .Says("Answers the files and folders of one folder, or what a search finds in the whole library. Who may manage their own files only sees these.")
        .Query("path", "The folder; the top where it is missing.")
        .Query("q", "A part of a path, to look for in all folders.")
        .Query("cursor", "The next of the page before: the files behind it, whatever has been added or taken away meanwhile.")
        .Query("page", "Which page, from 1; not beside a cursor.", Schema.Whole.Range(1, 100_000).Default(1))
        .Query("total", "Whether to say how many files there are.", Schema.Flag.Default(false))
        .Answers(200, "A page of files, and the folders below.", Schema.From<MediaPageAnswer>(), headers: ("ETag", "The tag of the answer."))
        .Caches().Fails(400, "media.query.wrong_value");

    public static void Upload(OperationBuilder door) => door
        .Says("Stores files. What each is, is told by its bytes; each stands for itself: where some are refused, the others are stored, and the answer is a problem that names the result of each. A request that is too large, or brings too many files, is answered with the results of those that came before.")
        .Body(Schema.Shape(
            ("folder?", Schema.Text.Says("Where to; comes before the files.")), ("replace?", Schema.Choice("true", "false").Default("false").Says("Whether a file of the same path is replaced; comes before the files.")),
            ("file", Schema.List(Schema.Bytes))), "multipart/form-data")
        .Answers(201, "All are stored.", Schema.Shape(("results", Schema.List(Result))))
        .Fails(400, "media.upload.empty", "media.path.invalid", "media.file.empty", "media.file.type_unknown", "media.file.type_mismatch", "media.file.svg_refused",
            "media.image.broken", "media.image.unreadable", "media.image.too_large")
        .Fails(409, "media.file.exists")
        .Fails(413, "media.file.too_large", "media.upload.too_large", "media.upload.too_many_files")
        .Fails(503, "media.storage.unavailable");

    public static void Find(OperationBuilder door) => door
        .Query("path", "The media path.", required: true)
        .Answers(200, "The file.", Schema.From<FileAnswer>(), headers: ("ETag", "The tag of the answer."))
        .Caches().Fails(404, "media.file.not_found");

    public static void DeleteFile(OperationBuilder door) => door
        .Query("path", "The media path.", required: true)
        .Answers(204, "The path is no more.")
        .Fails(404, "media.file.not_found");

    public static void Move(OperationBuilder door) => door
        .Says("Gives a file another path. Content that names the old one does not follow: a file that is used is moved only with anyway.")
        .Body(Schema.Shape(("from", Schema.Text), ("to", Schema.Text), ("anyway?", Schema.Flag.Default(false))))
        .Answers<FileAnswer>("The file at its new path.")
        .Fails(400, "media.path.invalid", "media.file.type_mismatch", "media.file.in_use")
        .Fails(404, "media.file.not_found")
        .Fails(409, "media.file.exists");

    public static void CreateFolder(OperationBuilder door) => door
        .Says("Makes an empty folder. Folders are there by the files in them too, so none has to be made before an upload.")
        .Body(Schema.Shape(("path", Schema.Text)))
        .Answers(201, "The folder is there.", Schema.Shape(("path", Schema.Text)))
        .Fails(400, "media.path.invalid")
        .Fails(409, "media.file.exists");

    public static void DeleteFolder(OperationBuilder door) => door
        .Says("Takes a folder out of the library with all that lies in it, all or nothing.")
        .Query("path", "The folder.", required: true)
        .Answers(200, "How many files went.", Schema.Shape(("deleted", Schema.Whole)))
        .Fails(404, "media.folder.not_found")
        .Fails(409, "media.folder.too_full");
}
