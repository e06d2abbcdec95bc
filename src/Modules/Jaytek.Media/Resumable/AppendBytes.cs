using Jaytek.Kernel;
using Jaytek.Media.Admin;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Media.Resumable;

/// <summary>
/// Adds the bytes of one request to an upload. With the last of them the file becomes one of the library, by the same action as any upload.
/// </summary>
internal sealed class AppendBytes(UploadProgress progress, StagingFolder staging, StoreMediaFile store)
{
    /// <summary>After so many bytes the offset is written down, so that a process that is killed loses no more.</summary>
    private const int Checkpoint = 8 * 1024 * 1024;
    private const int BufferLength = 128 * 1024;

    /// <summary>Which upload, where in it, which bytes, how many and their sum where the sender said so.</summary>
    public sealed record Input(string Id, long Offset, Stream Body, long? Size, Checksum? Sum);

    /// <summary>
    /// The upload as it is then. Errors: <c>media.upload.not_found</c>, <c>media.upload.expired</c>, <c>media.upload.busy</c>, <c>media.upload.lost</c>,
    /// <c>media.upload.offset</c>, <c>media.upload.too_long</c>, <c>media.upload.checksum_mismatch</c>, and what <see cref="StoreMediaFile"/> refuses the whole
    /// file with: the upload is over then, unless a second try may end better.
    /// </summary>
    public async Task<Result<ResumableUpload>> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var found = await FindAsync(input, cancellationToken);
        if (found.Error is not null || found.Value.CompletedAt is not null)
            return found;
        try
        {
            await using var file = staging.Open(input.Id);
            // Only who holds the file knows how far it is.
            found = await FindAsync(input, cancellationToken);
            if (found.Error is not null || found.Value.CompletedAt is not null)
                return found;
            var upload = found.Value;
            if ((await CopyAsync(upload, file, input, cancellationToken) ?? await FinishAsync(upload, file)) is not { } refusal)
                return upload;
            if (!upload.IsOver)
                return refusal;
            found = refusal;
        }
        catch (FileNotFoundException)
        {
            return MediaErrors.UploadLost();
        }
        catch (IOException e) when (e is not BadHttpRequestException && IsLocked(e))
        {
            return MediaErrors.UploadBusy();
        }
        await progress.ForgetAsync(input.Id, CancellationToken.None);
        return found;
    }

    private async Task<Result<ResumableUpload>> FindAsync(Input input, CancellationToken cancellationToken)
    {
        if (await progress.FindAsync(input.Id, cancellationToken) is not { } upload)
            return MediaErrors.UploadNotFound();
        if (progress.IsExpired(upload))
            return MediaErrors.UploadExpired();
        return input.Offset == upload.Offset ? upload : MediaErrors.UploadOffset(upload.Offset);
    }

    /// <summary>Windows says that another program has the file, Unix that the lock would have to be waited for.</summary>
    private static bool IsLocked(IOException exception)
    {
        const int WindowsSharing = unchecked((int)0x80070020), Linux = 11, Mac = 35;
        return exception.HResult is WindowsSharing or Linux or Mac;
    }

    private async Task<Error?> CopyAsync(ResumableUpload upload, FileStream file, Input input, CancellationToken cancellationToken)
    {
        if (input.Size > upload.Length - upload.Offset)
            return MediaErrors.UploadTooLong(upload.Length);
        // What lies beyond the offset was never acknowledged.
        file.SetLength(upload.Offset);
        file.Position = upload.Offset;
        await using var body = new ArrivingStream(input.Body);
        var buffer = new byte[BufferLength];
        var mayCount = input.Sum is null;
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (read > upload.Length - file.Position)
                {
                    // Nobody knows which of these bytes are meant; what a checkpoint has counted stays.
                    mayCount = false;
                    return MediaErrors.UploadTooLong(upload.Length);
                }
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                input.Sum?.Add(buffer.AsSpan(0, read));
                if (mayCount && file.Position - upload.Offset >= Checkpoint)
                    await ReachAsync(upload, file);
            }
            if (input.Sum?.Holds() == false)
                return MediaErrors.ChecksumMismatch();
            mayCount = true;
            return null;
        }
        finally
        {
            // Bytes with a checksum count only once all of them are there; others from wherever the sender broke off.
            if (mayCount)
                await ReachAsync(upload, file);
        }
    }

    private async Task ReachAsync(ResumableUpload upload, FileStream file)
    {
        file.Flush(flushToDisk: true);
        // What has arrived counts, though the client has gone.
        await progress.ReachAsync(upload, file.Position, CancellationToken.None);
    }

    /// <summary>Goes on though the client has left: it sent all, and what it asks for next is whether that arrived.</summary>
    private async Task<Error?> FinishAsync(ResumableUpload upload, FileStream file)
    {
        if (file.Length < upload.Length)
            return null;
        file.Position = 0;
        var stored = await store.RunAsync(new MediaUpload(upload.Path, file, upload.Overwrite), CancellationToken.None);
        if (stored.Error is null)
            await progress.CompleteAsync(upload, CancellationToken.None);
        else
            upload.IsOver = stored.Error.Kind != ErrorKind.Unavailable && stored.Error.Code is not ("engine.conflict" or "engine.duplicate");
        return stored.Error;
    }
}
