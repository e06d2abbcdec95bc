using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Blobs;
using Jaytek.Media.Contracts;
using Jaytek.Media.Pictures;
using Jaytek.Media.Types;
using Jaytek.Media.Waveforms;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Files;

/// <summary>Stores the bytes of a file and finds out what they are: outside of any transaction, since an upload takes its time.</summary>
internal sealed class FileStager(IBlobStore blobs, IBlobFiles files, CheckPicture check, IOptions<MediaOptions> options, ILogger<FileStager> logger)
{
    /// <summary>Stores and checks; a refused file is left to the sweep.</summary>
    /// <param name="path">Where it is going to be named; the ending must fit the kind.</param>
    /// <param name="content">The bytes, read once to the end.</param>
    /// <param name="isTrusted">True for the site's own recipes, which may bring SVG.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<StagedFile>> StageAsync(MediaPath path, Stream content, bool isTrusted, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await blobs.StoreAsync(content, options.Value.MaxFileBytes, cancellationToken);
            return blob.Length == 0 ? MediaErrors.Empty() : await ExamineAsync(path, blob, isTrusted, cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            return MediaErrors.TooLarge(options.Value.MaxFileBytes);
        }
        catch (BlobStoreUnavailableException e)
        {
            logger.LogError(e, "The file {Path} could not be stored", path.Value);
            return MediaErrors.StorageUnavailable();
        }
    }

    private async Task<Result<StagedFile>> ExamineAsync(MediaPath path, BlobInfo blob, bool isTrusted, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenAsync(blob.Sha256, cancellationToken)
            ?? throw new InvalidOperationException($"The blob {blob.Sha256} was stored and is not there.");
        var head = new byte[Math.Min(blob.Length, ImageSize.HeadLength)];
        await stored.ReadExactlyAsync(head, cancellationToken);
        if (Signature.Tell(head, path.Extension) is not { } type)
            return MediaErrors.TypeUnknown(path.Name);
        if (Refuse(path, type, isTrusted) is { } refusal)
            return refusal;
        var size = ImageSize.Read(type, head);
        if (CheckSize(path, type, size) is { } tooLarge)
            return tooLarge;
        if (size is not null && type != FileTypes.Svg && type != FileTypes.Icon && !await IsWholeAsync(blob.Sha256, cancellationToken))
            return MediaErrors.ImageUnreadable(path.Name);
        return new StagedFile(blob.Sha256, blob.Length, type, size, size is null ? null : Animation.IsIn(type, head), await MeasureAsync(type, blob, stored, cancellationToken));
    }

    private Error? Refuse(MediaPath path, FileType type, bool isTrusted)
    {
        if (type == FileTypes.Svg && !isTrusted && !options.Value.AllowSvgUploads)
            return MediaErrors.SvgRefused();
        return type.IsNamedBy(path.Extension) ? null : MediaErrors.TypeMismatch(path.Name, type.Name);
    }

    private Error? CheckSize(MediaPath path, FileType type, ImageSize? size)
    {
        if (type.Class != FileClass.Image || type == FileTypes.Svg)
            return null;
        if (size is not { } known)
            return MediaErrors.ImageBroken(path.Name);
        var limit = options.Value;
        return known.Width > limit.MaxImageSide || known.Height > limit.MaxImageSide || (long)known.Width * known.Height > limit.MaxImagePixels
            ? MediaErrors.ImageTooLarge(known.Width, known.Height, limit.MaxImageSide)
            : null;
    }

    private async Task<bool> IsWholeAsync(string sha256, CancellationToken cancellationToken)
    {
        using var file = await files.LendAsync(sha256, cancellationToken);
        return file is null || await check.IsWholeAsync(file.Path, cancellationToken);
    }

    private async Task<Waveform?> MeasureAsync(FileType type, BlobInfo blob, Stream stored, CancellationToken cancellationToken)
    {
        if (type != FileTypes.Wav || blob.Length > options.Value.MeasureAtOnceBytes)
            return null;
        stored.Position = 0;
        return await WavReader.MeasureAsync(stored, cancellationToken);
    }
}
