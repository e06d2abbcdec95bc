using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;

namespace Jaytek.Recipes.Runs;

/// <summary>A step whose expressions are evaluated and whose slow work is done.</summary>
/// <param name="Step">The step in its file.</param>
/// <param name="Context">What its executor gets.</param>
/// <param name="Warnings">What the evaluation doubted.</param>
/// <param name="IsPrepared">False where nobody could prepare it yet: an earlier step may switch its feature on.</param>
internal sealed record PreparedStep(RecipeFileStep Step, RecipeStepContext Context, IReadOnlyList<string> Warnings, bool IsPrepared);

/// <summary>A recipe whose steps are prepared, or refused to be; a refusal is told when the step's turn comes.</summary>
internal sealed record PreparedRecipe(OpenedRecipe Recipe, RecipeSession Session, IReadOnlyList<Result<PreparedStep>> Steps);
