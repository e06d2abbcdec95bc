using System.Diagnostics.CodeAnalysis;

namespace Jaytek.Recipes.Expressions;

/// <summary>Tells expressions from text by Orchard Core's rule.</summary>
internal static class ExpressionSyntax
{
    private static readonly char[] Brackets = ['[', ']'];

    /// <summary>
    /// True for <c>[letters:…]</c>. All brackets at both ends are trimmed, as Orchard trims them, so a body cannot end in a bracket:
    /// <c>[js: a[0]]</c> loses one too many.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Expression? expression)
    {
        expression = null;
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return false;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !text[1..colon].All(char.IsLetter))
            return false;
        var inner = text.Trim(Brackets);
        expression = new Expression(text[1..colon], inner[Math.Min(colon, inner.Length)..], inner);
        return true;
    }
}

/// <summary>An expression taken apart.</summary>
/// <param name="Engine">The letters before the colon.</param>
/// <param name="Body">What stands after the colon.</param>
/// <param name="Text">The whole without brackets: what an expression of an unknown engine becomes.</param>
internal sealed record Expression(string Engine, string Body, string Text);
