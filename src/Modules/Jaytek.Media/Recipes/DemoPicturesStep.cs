using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Art;
using Jaytek.Media.Files;
using Jaytek.Media.Pictures;

namespace Jaytek.Media.Recipes;

/// <summary>
/// The step <c>demo-pictures</c>, our own: <c>{"Files":[{"TargetPath","Seed","Genre","Bpm"}]}</c> draws a cover as PNG for each file, the
/// same picture for the same values. Where libvips is missing it leaves them out and warns: a demo is no reason to refuse a site.
/// </summary>
internal sealed class DemoPicturesStep(StoreMediaFile store, PictureTool tool) : IRecipeStep
{
    private const int MostFiles = 100;

    public IReadOnlyList<string> Names => ["demo-pictures"];

    public async Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = StepReading.Read<DemoPicturesModel>(context);
        if (step.Error is { } wrong)
            return wrong;
        var files = step.Value.Files ?? [];
        if (files.Count > MostFiles)
            return MediaErrors.StepInvalid(context.Name, $"it has {files.Count} files, and {MostFiles} are taken");
        var staged = new StagedUploads(context);
        foreach (var file in files)
        {
            if (string.IsNullOrWhiteSpace(file.TargetPath))
                return MediaErrors.StepInvalid(context.Name, "a file has no TargetPath");
            var source = new CoverArtSource(file.Seed ?? file.TargetPath, file.Genre, file.Bpm ?? CoverArtSource.UsualBpm);
            var drawn = await tool.DrawAsync(CoverArt.Draw(source), cancellationToken);
            if (drawn.Error is { } error)
                context.Warn(file.TargetPath, $"left out. {error.Message}");
            else if ((await StageAsync(staged, file.TargetPath, drawn.Value, cancellationToken)).Error is { } refusal)
                return refusal;
        }
        return Result.Success;
    }

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        StagedUploads.Of(context).StoreAsync(store, cancellationToken);

    private async Task<Result> StageAsync(StagedUploads staged, string path, string picture, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = File.OpenRead(picture);
            return await staged.AddAsync(store, new MediaUpload(path, content, Overwrite: true, IsTrusted: true), cancellationToken);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private sealed record DemoPicturesModel(IReadOnlyList<DemoPicture>? Files);

    private sealed record DemoPicture(string? TargetPath, string? Seed, string? Genre, int? Bpm);
}
