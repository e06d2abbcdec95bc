using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes;

/// <summary>Every refusal of this module, with its stable code.</summary>
internal static class RecipesErrors
{
    public static Error FileTooLarge { get; } = new(
        "recipes.file.too_large", $"A recipe file may have {RecipeReader.MaxMegabytes} MB; keep media in files beside it.", ErrorKind.TooLarge);

    public static Error Archive { get; } = new(
        "recipes.file.archive", "This is a ZIP archive. A recipe is one JSON file: unpack the archive and bring the .recipe.json that is in it.");

    public static Error WrongEncoding(Place place, string reason) => At("recipes.file.encoding", place, reason);

    public static Error NotJson(Place place, string reason) => At("recipes.file.syntax", place, reason);

    public static Error WrongShape(Place place, string reason) => At("recipes.file.shape", place, reason);

    public static Error DuplicateKey(Place place, string key) => At("recipes.file.duplicate_key", place, $"the key `{key}` stands twice in one object");

    public static Error VariablesAfterSteps(Place place) =>
        At("recipes.file.variables_after_steps", place, "`variables` stands after `steps`; steps run in file order, so it must come first");

    public static Error NoSource(string source) => new("recipes.source.unknown", $"The recipe {source} is not there any more.", ErrorKind.NotFound);

    public static Error NothingUploaded { get; } = Error.Member("recipes.upload.empty", "File", "Choose a recipe file.");

    public static Error UploadInUse { get; } = new("recipes.upload.in_use", "A run of this file waits or goes on. Delete it when that has ended.", ErrorKind.Conflict);

    public static Error Busy(string name) => new("recipes.run.busy", $"The recipe {name} is being run already. It is shown in the history.", ErrorKind.Conflict);

    public static Error FileChanged(string name, int done) => new(
        "recipes.run.file_changed",
        $"The file of the recipe {name} was replaced after this run was asked for, so its steps cannot be counted on. {(done == 0 ? "None is" : done == 1 ? "1 is" : $"{done} are")} done; check the recipe as it is now, and run it again.",
        ErrorKind.Conflict);

    public static Error NoFile(string path) => new("recipes.file.missing", $"There is no recipe file {path}.", ErrorKind.NotFound);

    public static Error Unreadable(string path, string reason) =>
        new("recipes.file.unreadable", $"The recipe file {path} cannot be read: {reason}", ErrorKind.Unavailable);

    public static Error UnknownRecipe(string name) => new("recipes.recipe.unknown", $"There is no recipe named {name}.", ErrorKind.NotFound);

    public static Error RecipeCycle(string name) => new(
        "recipes.recipe.cycle", $"The recipe {name} is being run already: recipes that run each other must not go in a circle.", ErrorKind.Conflict);

    public static Error RecipesTooDeep { get; } = new("recipes.recipe.too_deep", "Recipes that run recipes nest too deep.");

    public static Error StepCrashed(string step, string reason) => new("recipes.step.crashed", $"The step {step} failed: {reason}");

    public static Error StepShape(string place, string reason) => new("recipes.step.shape", $"At {place}: {reason}.");

    private static Error At(string code, Place place, string reason) => new(code, $"At {place}: {reason}.");
}
