using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Media.Api;

/// <summary>A folder directly below the one that was asked for.</summary>
internal sealed record FolderAnswer(string Path, string Name, int Files);

/// <summary>A page of a folder.</summary>
/// <param name="Items">The files, by path.</param>
/// <param name="Folders">The folders directly below; none where something is searched for.</param>
/// <param name="PageSize">The most files that a page holds.</param>
internal sealed record MediaPageAnswer(IReadOnlyList<FileAnswer> Items, IReadOnlyList<FolderAnswer> Folders, int PageSize)
{
    /// <summary>The cursor of the next page; left out on the last.</summary>
    public string? Next { get; init; }

    /// <summary>How many files there are on all pages; only where it was asked for.</summary>
    public int? Total { get; init; }
}

/// <summary>What came of one file of an upload.</summary>
/// <param name="Name">As the sender named it.</param>
/// <param name="Status">What an upload of this file alone would have been answered with.</param>
/// <param name="Code">The refusal's stable code; null where it is stored.</param>
/// <param name="Detail">The refusal in words; null where it is stored.</param>
/// <param name="File">The file as it is in the library; null where it was refused.</param>
internal sealed record UploadResult(string Name, int Status, string? Code, string? Detail, FileAnswer? File)
{
    public static UploadResult Refused(string name, Error error) => new(name, Problems.StatusOf(error.Kind), error.Code, error.Message, null);

    /// <summary>The words of the status, as problem details have them for a title.</summary>
    public string Reason => ReasonPhrases.GetReasonPhrase(Status);
}
