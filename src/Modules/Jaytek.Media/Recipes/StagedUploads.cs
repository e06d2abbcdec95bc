using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Media.Files;

namespace Jaytek.Media.Recipes;

/// <summary>The files of one step between its preparation, which stores their bytes, and its execution, which names them.</summary>
internal sealed class StagedUploads
{
    private readonly RecipeStepContext _context;
    private readonly List<StagedUpload> _staged = [];

    public StagedUploads(RecipeStepContext context)
    {
        _context = context;
        context.Prepared = this;
    }

    /// <summary>What the step's preparation left.</summary>
    /// <exception cref="InvalidOperationException">The step was not prepared.</exception>
    public static StagedUploads Of(RecipeStepContext context) =>
        context.Prepared as StagedUploads ?? throw new InvalidOperationException($"The step {context.Name} is executed without having been prepared.");

    public async Task<Result> AddAsync(StoreMediaFile store, MediaUpload upload, CancellationToken cancellationToken)
    {
        var staged = await store.StageAsync(upload, cancellationToken);
        if (staged.IsSuccess)
            _staged.Add(staged.Value);
        return staged.Error is { } error ? error : Result.Success;
    }

    public async Task<Result> StoreAsync(StoreMediaFile store, CancellationToken cancellationToken)
    {
        foreach (var upload in _staged)
        {
            var stored = await store.RunAsync(upload, cancellationToken);
            if (stored.Error is { } refusal)
                return refusal with { Message = $"{_context.Name} ({upload.Path}): {refusal.Message}" };
            _context.Count(stored.Value.ToRecipeChange());
        }
        return Result.Success;
    }
}
