using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Sources;

namespace Jaytek.Media.Recipes;

/// <summary>
/// The step <c>media</c>: <c>{"Files":[{"TargetPath","SourcePath"|"Base64"|"SourceUrl"}]}</c>. As in Orchard a file that is there is
/// overwritten; equal bytes change nothing.
/// </summary>
internal sealed class MediaStep(StoreMediaFile store, RemoteFiles remote) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["media"];

    /// <summary>Fetches and stores the bytes; an address may take minutes to answer.</summary>
    public async Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = StepReading.Read<MediaStepModel>(context);
        if (step.Error is { } wrong)
            return wrong;
        var files = step.Value.Files ?? [];
        var staged = new StagedUploads(context);
        for (var i = 0; i < files.Count; i++)
        {
            var result = await StageAsync(context, files[i], $"$.Files[{i}]", (upload, token) => staged.AddAsync(store, upload, token), cancellationToken);
            if (result.Error is { } refusal)
                return refusal with { Message = $"{context.Name}, file {i} ({files[i].TargetPath}): {refusal.Message}" };
        }
        return Result.Success;
    }

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        StagedUploads.Of(context).StoreAsync(store, cancellationToken);

    private async Task<Result> StageAsync(
        RecipeStepContext context, MediaStepFile file, string place, Func<MediaUpload, CancellationToken, Task<Result>> stage, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(file.TargetPath))
            return MediaErrors.StepInvalid(context.Name, "a file has no TargetPath");
        if (file.SourceUrl is { Length: > 0 } url)
            return await FetchAsync(context, url, place, (content, token) => stage(Upload(file.TargetPath, content), token), cancellationToken);
        if (file.Base64 is { } base64)
        {
            var bytes = new byte[base64.Length * 3L / 4];
            return Convert.TryFromBase64String(base64, bytes, out var length)
                ? await stage(Upload(file.TargetPath, new MemoryStream(bytes, 0, length)), cancellationToken)
                : MediaErrors.StepInvalid(context.Name, "its Base64 is damaged");
        }
        if (file.SourcePath is not { Length: > 0 } source)
            return MediaErrors.StepInvalid(context.Name, "it has neither SourcePath nor Base64 nor SourceUrl");
        await using var content = context.Files?.OpenRead(source);
        if (content is null)
            return MediaErrors.StepInvalid(context.Name, $"there is no file {source} beside the recipe");
        return await stage(Upload(file.TargetPath, content), cancellationToken);
    }

    private async Task<Result> FetchAsync(
        RecipeStepContext context, string url, string place, Func<Stream, CancellationToken, Task<Result>> stage, CancellationToken cancellationToken)
    {
        if (remote.Refuse(url) is { } reason)
        {
            context.Warn($"{place}.SourceUrl", $"{url} was skipped: {reason}.");
            return Result.Success;
        }
        return await remote.FetchAsync(url, stage, cancellationToken);
    }

    private static MediaUpload Upload(string path, Stream content) => new(path, content, Overwrite: true, IsTrusted: true);

    private sealed record MediaStepModel(IReadOnlyList<MediaStepFile>? Files);

    private sealed record MediaStepFile(string? TargetPath, string? SourcePath, string? Base64, string? SourceUrl);
}
