using Jaytek.Media.Contracts;

namespace Jaytek.Media.Files;

/// <summary>Tells other modules of files.</summary>
internal sealed class KnownFiles(FindMediaFile files) : IMediaFiles
{
    public async Task<MediaFacts?> FindAsync(string path, CancellationToken cancellationToken) =>
        await files.RunAsync(path, cancellationToken) is { } file ? new MediaFacts(file.Length, file.ContentType) : null;
}
