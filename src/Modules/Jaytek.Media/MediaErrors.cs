using Jaytek.Admin.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Media;

/// <summary>Every refusal of this module.</summary>
internal static class MediaErrors
{
    public static Error PathInvalid(string reason) => Error.Member("media.path.invalid", "Path", reason);

    public static Error Parameter(string name, string reason) => Error.Member("media.query.wrong_value", name, reason);

    /// <summary>A parameter that the address does not have, and those that it has.</summary>
    public static Error UnknownParameter(string name, IEnumerable<string> existing) => Parameter(name, $"There is no such parameter. There are: {string.Join(", ", existing)}.");

    public static Error NotFound(string path) => new("media.file.not_found", $"There is no file {path}.", ErrorKind.NotFound);

    public static Error Exists(string path) => new("media.file.exists", $"There is a file {path} already.", ErrorKind.Conflict);

    /// <summary>Whoever moves it sees on its page which content that is, as far as they may see it.</summary>
    public static Error InUse(string path, int items) => Error.Member(
        "media.file.in_use", "Anyway",
        $"{path} is used by {Counted.Of(items, "content item")}, which would show a generated cover, or nothing, in its place. Tick that it is to be moved all the same.");

    public static Error FolderNotFound(string path) => new("media.folder.not_found", $"There is no folder {path}.", ErrorKind.NotFound);

    public static Error FolderIntoItself(string path) => Error.Member("media.folder.into_itself", "Path", $"The folder {path} cannot be moved there.");

    public static Error FolderTooFull(string path, int most) =>
        new("media.folder.too_full", $"The folder {path} holds more than {most:N0} files; take the folders in it one by one.", ErrorKind.Conflict);

    public static Error AltTextTooLong() => Error.Member("media.file.text_too_long", "AltText", $"The text has more than {Files.MediaFile.MaxAltText} characters.");

    public static Error TooLarge(long maxBytes) =>
        new("media.file.too_large", $"The file is larger than {Sizes.Of(maxBytes)}.", ErrorKind.TooLarge);

    public static Error StorageUnavailable() =>
        new("media.storage.unavailable", "The storage of files does not answer; nothing was stored. Try again in a moment.", ErrorKind.Unavailable);

    public static Error NoFiles() => Error.Member("media.upload.empty", "File", "Send at least one file.");

    /// <summary>Of the request as a whole; each of its files may be small enough.</summary>
    public static Error RequestTooLarge(long maxBytes) =>
        new("media.upload.too_large", $"The request is larger than {Sizes.Of(maxBytes)}. Send the files that have no result in requests of their own.", ErrorKind.TooLarge);

    public static Error TooManyFiles(int most) =>
        new("media.upload.too_many_files", $"One request brings up to {most} files. Send those that have no result in another.", ErrorKind.TooLarge);

    public static Error Empty() => Error.Member("media.file.empty", "File", "The file is empty.");

    public static Error TypeUnknown(string name) =>
        Error.Member("media.file.type_unknown", "File", $"What {name} holds is none of the kinds that the library takes: images, audio, video, PDF, text, ZIP and office documents.");

    public static Error TypeMismatch(string name, string found) =>
        Error.Member("media.file.type_mismatch", "File", $"The name {name} does not fit what the file holds: {found}.");

    public static Error SvgRefused() =>
        Error.Member("media.file.svg_refused", "File", "SVG can hold scripts and is not taken from uploads. Save the picture as PNG or WebP.");

    public static Error ImageBroken(string name) => Error.Member("media.image.broken", "File", $"The image {name} is damaged: it does not say its size.");

    public static Error ImageUnreadable(string name) => Error.Member(
        "media.image.unreadable", "File", $"The image {name} is damaged or cut off: it cannot be shown to its end. Save or copy it again and upload that.");

    public static Error ImageTooLarge(int width, int height, int side) =>
        Error.Member("media.image.too_large", "File", $"The image is {width} × {height} pixels; at most {side:N0} a side are taken.");

    /// <summary>Whoever uploads reads it: the program's name, and not where the server would have it.</summary>
    public static Error ToolMissing(string tool) =>
        new("media.tool.missing", $"The program {Path.GetFileName(tool)} is not installed.", ErrorKind.Unavailable);

    /// <summary>For people. What the program said of it, with the server's paths in it, is for the log alone.</summary>
    public static Error AudioUnreadable() =>
        new("media.audio.unreadable", "The audio cannot be read: the file is damaged or cut off, or holds no sound.");

    public static Error AudioGone() => new("media.audio.gone", "The audio cannot be read: its bytes are not in the store.");

    public static Error AudioTimeout(int seconds) => new("media.audio.timeout", $"Measuring took longer than {seconds} seconds.", ErrorKind.Unavailable);

    public static Error PictureMissing() => new("media.picture.not_found", "There is no such picture, or it is not offered in this size.", ErrorKind.NotFound);

    public static Error PictureUnreadable() => new("media.picture.unreadable", "The picture cannot be resized: it is damaged or cut off.");

    public static Error PictureTimeout(int seconds) => new("media.picture.timeout", $"Resizing took longer than {seconds} seconds.", ErrorKind.Unavailable);

    public static Error UploadHeader(string header, string reason) => Error.Member("media.upload.header_invalid", header, $"{header}: {reason}");

    public static Error UploadNotFound() => new("media.upload.not_found", "There is no such upload under way.", ErrorKind.NotFound);

    public static Error UploadExpired() => new("media.upload.expired", "The upload has waited too long and is over. Begin it anew.", ErrorKind.NotFound);

    /// <summary>Another node took them, or the disk is not the one they were on.</summary>
    public static Error UploadLost() => new("media.upload.lost", "The bytes that came before are not here any more. Begin the upload anew.", ErrorKind.NotFound);

    public static Error UploadBusy() => new("media.upload.busy", "Another request is adding to this upload. Try again when it has ended.", ErrorKind.Conflict);

    public static Error UploadOffset(long offset) => new("media.upload.offset", $"The upload goes on at byte {offset}.", ErrorKind.Conflict);

    public static Error UploadTooLong(long length) => new("media.upload.too_long", $"The upload has {length} bytes in all, and more were sent.", ErrorKind.TooLarge);

    public static Error ChecksumMismatch() => new("media.upload.checksum_mismatch", "The bytes are not those of the checksum; none were kept.");

    public static Error TooManyUploads(int most) => new(
        "media.upload.too_many", $"You have {most} uploads under way, as many as one may have. End one, or wait until it expires.", ErrorKind.TooLarge);

    public static Error TooMuchUnderWay(long maxBytes) => new(
        "media.upload.too_many", $"Your uploads under way would come to more than {Sizes.Of(maxBytes)} together. End one, or wait until it expires.", ErrorKind.TooLarge);

    public static Error StepInvalid(string step, string problem) => new("media.recipe.invalid", $"The step {step} cannot be read: {problem}.");

    public static Error SourceFailed(string url, string reason) =>
        new("media.source.failed", $"{url} could not be fetched: {reason}.", ErrorKind.Unavailable);
}
