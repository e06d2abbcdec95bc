using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Art;
using Jaytek.Media.Files;
using Jaytek.Media.Sounds;

namespace Jaytek.Media.Recipes;

/// <summary>
/// The step <c>demo-audio</c>, our own: <c>{"Files":[{"TargetPath","Seed","Genre","Bpm"}]}</c> makes four bars of a beat for each file, the
/// same bytes for the same values.
/// </summary>
internal sealed class DemoAudioStep(StoreMediaFile store) : IRecipeStep
{
    private const int MostFiles = 500;

    public IReadOnlyList<string> Names => ["demo-audio"];

    /// <summary>Makes the sounds: a minute's work for hundreds of them.</summary>
    public async Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = StepReading.Read<DemoAudioModel>(context);
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
            var source = new BeatSource(file.Seed ?? file.TargetPath, file.Genre, file.Bpm ?? CoverArtSource.UsualBpm);
            using var content = new MemoryStream(BeatSynth.Render(source));
            var upload = new MediaUpload(file.TargetPath, content, Overwrite: true, IsTrusted: true);
            if ((await staged.AddAsync(store, upload, cancellationToken)).Error is { } refusal)
                return refusal;
        }
        return Result.Success;
    }

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        StagedUploads.Of(context).StoreAsync(store, cancellationToken);

    private sealed record DemoAudioModel(IReadOnlyList<DemoAudioFile>? Files);

    private sealed record DemoAudioFile(string? TargetPath, string? Seed, string? Genre, int? Bpm);
}
