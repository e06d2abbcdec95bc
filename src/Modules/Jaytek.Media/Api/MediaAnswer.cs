using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Media.Api;

/// <summary>A file of the library as the media API tells it.</summary>
/// <param name="Path">The media path.</param>
/// <param name="Url">Where it is read, relative to the site.</param>
/// <param name="Name">The last part of the path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Mime">The kind, told by the bytes.</param>
/// <param name="Sha256">The bytes, lower-case hexadecimal.</param>
/// <param name="Width">Pixels, of a picture or film.</param>
/// <param name="Height">Pixels, of a picture or film.</param>
/// <param name="ModifiedUtc">When the path last got other bytes or another name.</param>
internal sealed record MediaAnswer(string Path, string Url, string Name, long Size, string Mime, string Sha256, int? Width, int? Height, DateTimeOffset ModifiedUtc)
{
    public static MediaAnswer Of(ListedFile file) => new(
        file.Path, MediaUrl.Of(file.Path), file.Name, file.Length, file.ContentType, file.Sha256, file.Width, file.Height, file.ModifiedAt);
}

/// <summary>A folder directly below the one that was asked for.</summary>
internal sealed record FolderAnswer(string Path, string Name, int Files);

/// <summary>A page of a folder.</summary>
internal sealed record MediaPageAnswer(IReadOnlyList<MediaAnswer> Items, IReadOnlyList<FolderAnswer> Folders, int Total, int Page, int PageSize);

/// <summary>What came of one file of an upload.</summary>
/// <param name="Name">As the sender named it.</param>
/// <param name="Status">What an upload of this file alone would have been answered with.</param>
/// <param name="Code">The refusal's stable code; null where it is stored.</param>
/// <param name="Detail">The refusal in words; null where it is stored.</param>
/// <param name="File">The file as it is in the library; null where it was refused.</param>
internal sealed record UploadResult(string Name, int Status, string? Code, string? Detail, MediaAnswer? File)
{
    public static UploadResult Refused(string name, Error error) => new(name, Problems.StatusOf(error.Kind), error.Code, error.Message, null);

    /// <summary>The words of the status, as problem details have them for a title.</summary>
    public string Reason => ReasonPhrases.GetReasonPhrase(Status);
}
