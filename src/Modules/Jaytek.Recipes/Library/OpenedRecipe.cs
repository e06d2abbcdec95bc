using Jaytek.Engine.Contracts;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Library;

/// <summary>A recipe that has been read and is ready to run.</summary>
/// <param name="File">Its content.</param>
/// <param name="Files">The files that it may read, or null where it has none.</param>
/// <param name="Origin">Where it came from, for people: a path, or a module's name.</param>
internal sealed record OpenedRecipe(RecipeFile File, IRecipeFiles? Files, string Origin);
