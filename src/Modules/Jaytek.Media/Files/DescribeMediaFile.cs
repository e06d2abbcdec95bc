using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Media.Images;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Files;

/// <summary>Says what a picture shows, as a proposal wherever it is picked from then on.</summary>
internal sealed class DescribeMediaFile(ActionRunner runner)
{
    public Task<Result> RunAsync(string path, string? text, CancellationToken cancellationToken) =>
        runner.RunAsync("media.file.describe", async scope =>
        {
            var key = MediaPath.KeyOf(path);
            var file = await scope.Db.Set<MediaFile>().SingleOrDefaultAsync(f => f.PathKey == key, cancellationToken);
            if (await scope.RefuseAsync(MediaPermissions.Manage, file?.OwnerId, cancellationToken) is { } refusal)
                return refusal;
            if (file is null)
                return MediaErrors.NotFound(path);
            var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
            if (words?.Length > MediaFile.MaxAltText)
                return MediaErrors.AltTextTooLong();
            if (file.AltText == words)
                return Result.Success;
            var before = file.AltText;
            file.AltText = words;
            // Answers that were made with the words of before are made again.
            scope.Bump(MediaIndex.EpochName);
            scope.Audit("MediaFile", file.Path, "described", JsonValue.Create(before), JsonValue.Create(words));
            return Result.Success;
        }, cancellationToken);
}
