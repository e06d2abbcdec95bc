using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Setup;

/// <summary>Why a site is not set up.</summary>
internal static class SetupErrors
{
    public static Error Done { get; } = new("recipes.setup.done", "The site is set up already.", ErrorKind.Conflict);

    public static Error NotForSetup(string recipe) => Error.Member(
        "recipes.setup.not_for_setup", nameof(SetupRequest.Recipe), $"The recipe {recipe} does not say that it sets a site up (`issetuprecipe`); name one that does.");

    public static Error BegunWith(string recipe, string asked) => new(
        "recipes.setup.begun_with_another",
        $"This data folder's set-up was begun with the recipe {recipe} and cut off; it goes on with that one, not with {asked}. "
        + "To begin anew, empty the database and the data folder.", ErrorKind.Conflict);

    public static Error BegunWithAdmin(string userName, string asked) => new(
        "recipes.setup.begun_with_another_admin",
        $"This data folder's set-up was begun with the administrator {userName} and cut off; it would leave {userName} an administrator beside {asked}. "
        + $"Set Jaytek:Setup:AdminUserName to {userName}, or empty the database and the data folder to begin anew.", ErrorKind.Conflict);
}
