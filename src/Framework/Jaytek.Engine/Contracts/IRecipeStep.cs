using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// Executes the recipe steps of some names, in two calls on the same context: what takes its time is prepared before a unit of work is
/// open, so that other writers need not wait for it; the rest runs inside one. A refusal of either rolls the whole step back and ends the recipe.
/// </summary>
public interface IRecipeStep
{
    /// <summary>The step names that this class executes, matched in any case.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Fetches, computes and stages what <see cref="ExecuteAsync"/> will need, and keeps it in <see cref="RecipeStepContext.Prepared"/>. It
    /// changes nothing that others see, and may be called without the step being executed afterwards. Inside another recipe's step a
    /// transaction may be open already.
    /// </summary>
    Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken) => Task.FromResult(Result.Success);

    /// <summary>Executes the step after <see cref="PrepareAsync"/>; expressions are evaluated already. A second run of the same step changes nothing and counts everything as unchanged.</summary>
    Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken);
}

/// <summary>One step and its report.</summary>
public sealed class RecipeStepContext
{
    private readonly List<string> _warnings = [];
    private readonly Func<string, string>? _place;

    /// <summary>Made by the executor; tests may make their own.</summary>
    /// <param name="name">The step's name as the recipe writes it.</param>
    /// <param name="step">The step, with expressions evaluated.</param>
    /// <param name="files">The files that the recipe may read, or null where it has none.</param>
    /// <param name="place">Turns a JSON path inside the step into words that name the place in the file.</param>
    public RecipeStepContext(string name, JsonObject step, IRecipeFiles? files = null, Func<string, string>? place = null) =>
        (Name, Step, Files, _place) = (name, step, files, place);

    /// <summary>The step's name as the recipe writes it.</summary>
    public string Name { get; }

    /// <summary>The step, with expressions evaluated.</summary>
    public JsonObject Step { get; }

    /// <summary>The files beside the recipe, or null.</summary>
    public IRecipeFiles? Files { get; }

    /// <summary>What <see cref="IRecipeStep.PrepareAsync"/> made ready; its own step alone reads it.</summary>
    public object? Prepared { get; set; }

    /// <summary>How many things the step made.</summary>
    public int Created { get; private set; }

    /// <summary>How many things it changed.</summary>
    public int Changed { get; private set; }

    /// <summary>How many things were as the step wants them already.</summary>
    public int Unchanged { get; private set; }

    /// <summary>What was skipped or doubted, each with its place.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Counts one thing.</summary>
    public void Count(RecipeChange change)
    {
        switch (change)
        {
            case RecipeChange.Created: Created++; break;
            case RecipeChange.Changed: Changed++; break;
            case RecipeChange.Unchanged: Unchanged++; break;
            default: throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    /// <summary>Warns about the place <paramref name="path"/>, a JSON path inside the step such as <c>$.Data[3].Mix</c>.</summary>
    public void Warn(string path, string message) => _warnings.Add($"{Place(path)}: {message}");

    /// <summary>Words that name the place of a JSON path inside the step, for the message of a refusal.</summary>
    public string Place(string path) => _place?.Invoke(path) ?? path;
}

/// <summary>What a step did to one thing.</summary>
public enum RecipeChange
{
    /// <summary>It was as wanted already.</summary>
    Unchanged,
    /// <summary>It is new.</summary>
    Created,
    /// <summary>It was changed.</summary>
    Changed,
}

/// <summary>The files that a recipe may read: those below its own folder tree, nothing else.</summary>
public interface IRecipeFiles
{
    /// <summary>Opens a file by its path relative to the recipe, or null where there is none or it lies outside.</summary>
    Stream? OpenRead(string path);
}
