using System.Text.RegularExpressions;

namespace Jaytek.Recipes.Scripting;

/// <summary>Names the newer construct in a script that the ES 5.1 parser refused, so that the error helps.</summary>
internal static partial class NewerSyntax
{
    private static readonly (Regex Pattern, string Name)[] Constructs =
    [
        (Arrow(), "an arrow function (=>)"),
        (Template(), "a template literal (`…`)"),
        (Class(), "a class"),
        (Async(), "async or await"),
        (Spread(), "spread or rest (...)"),
        (OptionalChain(), "optional chaining (?.)"),
        (Nullish(), "the ?? operator"),
        (Power(), "the ** operator"),
        (ForOf(), "a for…of loop"),
        (Destructuring(), "destructuring"),
        (Generator(), "a generator function"),
        (DefaultParameter(), "a default parameter"),
        (ImportExport(), "import or export"),
        (NumberForm(), "a newer number form"),
    ];

    /// <summary>The first newer construct in <paramref name="script"/>, or null where it holds none that is known.</summary>
    public static string? Find(string script)
    {
        // Blanked, not removed, so that what stood on both sides of a string does not grow together.
        var code = StringOrComment().Replace(script, match => match.Value[0] == '/' ? " " : "''");
        return Array.Find(Constructs, construct => construct.Pattern.IsMatch(code)).Name;
    }

    [GeneratedRegex("""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*[\s\S]*?\*/""", RegexOptions.None, 1000)]
    private static partial Regex StringOrComment();

    [GeneratedRegex("=>")]
    private static partial Regex Arrow();

    [GeneratedRegex("`")]
    private static partial Regex Template();

    [GeneratedRegex(@"\bclass\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"\b(?:async|await)\b")]
    private static partial Regex Async();

    [GeneratedRegex(@"\.\.\.")]
    private static partial Regex Spread();

    [GeneratedRegex(@"\?\.(?!\d)")]
    private static partial Regex OptionalChain();

    [GeneratedRegex(@"\?\?")]
    private static partial Regex Nullish();

    [GeneratedRegex(@"\*\*")]
    private static partial Regex Power();

    [GeneratedRegex(@"\bfor\s*\([^;()]*\bof\b")]
    private static partial Regex ForOf();

    [GeneratedRegex(@"\b(?:var|let|const)\s*[\[{]")]
    private static partial Regex Destructuring();

    [GeneratedRegex(@"\bfunction\s*\*")]
    private static partial Regex Generator();

    [GeneratedRegex(@"\bfunction\b[^(]{0,200}\([^)]*=")]
    private static partial Regex DefaultParameter();

    [GeneratedRegex(@"\b(?:import|export)\b")]
    private static partial Regex ImportExport();

    [GeneratedRegex(@"\b0[bBoO]\d|\d_\d|\b\d+n\b")]
    private static partial Regex NumberForm();
}
