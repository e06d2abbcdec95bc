using Jaytek.Kernel;

namespace Jaytek.Recipes.Expressions;

/// <summary>How an expression may end badly; the executor adds the place.</summary>
internal static class ExpressionErrors
{
    public static Error UnknownVariable(string name) => new("recipes.expression.unknown_variable", $"The recipe has no variable `{name}`.");

    public static Error Cycle(string name) => new("recipes.expression.cycle", $"The variable `{name}` refers to itself.");

    public static Error TooDeep { get; } = new("recipes.expression.too_deep", "Variables or results of expressions nest too deep.");

    public static Error TooLarge { get; } = new(
        "recipes.expression.too_large", "The expressions of this step yield more text than a step may hold.", ErrorKind.TooLarge);

    public static Error NotText { get; } = new(
        "recipes.expression.not_text", "The expression yields U+0000 or half of a surrogate pair, which no text may hold.");

    public static Error Argument(string function, string reason) => new("recipes.expression.argument", $"{function}: {reason}.");

    public static Error FileSyntax { get; } = new(
        "recipes.expression.file_syntax", "A file expression reads [file:text('path')] or [file:base64('path')].");

    public static Error NoFile(string path) => new(
        "recipes.expression.no_file", $"The recipe may not read `{path}`: there is no such file in its folder.", ErrorKind.NotFound);

    public static Error FileTooLarge(string path) =>
        new("recipes.expression.file_too_large", $"The file `{path}` is larger than an expression may read.", ErrorKind.TooLarge);

    public static Error FileNotText(string path) => new("recipes.expression.file_not_text", $"The file `{path}` is not UTF-8 text.");
}
