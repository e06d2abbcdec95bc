namespace Jaytek.Contents.Admin.Versions;

/// <summary>One side of a media input that differs.</summary>
/// <param name="Side">Before or after.</param>
/// <param name="Paths">The files of the library.</param>
/// <param name="Display">Which of them are pictures.</param>
internal sealed record PicturesView(string Side, IReadOnlyList<string> Paths, ChangeDisplay Display);
