using Jaytek.Media.Contracts;
using Jaytek.Media.Types;

namespace Jaytek.Media.Files;

/// <summary>Bytes that are stored and known, before a path names them. Left alone they are swept.</summary>
/// <param name="Sha256">The stored bytes.</param>
/// <param name="Length">How many.</param>
/// <param name="Type">Their kind.</param>
/// <param name="Size">Pixels, for an image.</param>
/// <param name="IsAnimated">Whether the picture moves, for an image.</param>
/// <param name="Waveform">The waveform, where it could be had at once.</param>
internal sealed record StagedFile(string Sha256, long Length, FileType Type, ImageSize? Size, bool? IsAnimated, Waveform? Waveform)
{
    /// <summary>True where there is sound to measure.</summary>
    public bool IsMeasurable => Type is { Class: FileClass.Audio, Demuxer: not null };
}
