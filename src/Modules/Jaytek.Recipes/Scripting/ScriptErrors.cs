using Jaytek.Kernel;

namespace Jaytek.Recipes.Scripting;

/// <summary>How a script may end badly.</summary>
internal static class ScriptErrors
{
    public static Error Source(ScriptLimits limits) =>
        new("recipes.script.source", $"The script is longer than {limits.Source} characters.", ErrorKind.TooLarge);

    public static Error Syntax(string reason) => new("recipes.script.syntax", $"The script does not parse: {reason}.");

    public static Error NewerSyntax(string construct) => new(
        "recipes.script.newer_syntax", $"The script uses {construct}; scripts are ES 5.1 with let and const.");

    public static Error Failed(string reason) => new("recipes.script.failed", $"The script failed: {reason}.");

    public static Error Time(ScriptLimits limits) =>
        new("recipes.script.time", $"The script ran longer than {limits.Time.TotalSeconds:0.#} seconds and was ended.");

    public static Error Statements(ScriptLimits limits) =>
        new("recipes.script.statements", $"The script ran more than {limits.Statements} statements and was ended.");

    public static Error Recursion(ScriptLimits limits) =>
        new("recipes.script.recursion", $"The script's calls nest deeper than {limits.Recursion} and it was ended.");

    public static Error Memory(ScriptLimits limits) =>
        new("recipes.script.memory", $"The script used more memory than the {limits.Memory / (1024 * 1024)} MB it may, and was ended.");
}
