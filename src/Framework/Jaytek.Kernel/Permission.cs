using System.Diagnostics.CodeAnalysis;

namespace Jaytek.Kernel;

/// <summary>
/// A right in the grammar <c>resource:action:scope</c>: <c>content.Mix:edit:own</c>, <c>users:manage:any</c>. The resource may be
/// dotted; a shorter resource covers the longer ones below it (<c>content</c> covers <c>content.Mix</c>), scope <c>any</c> covers
/// <c>own</c>, action <c>*</c> covers every action and resource <c>*</c> everything.
/// </summary>
public sealed record Permission
{
    private Permission(string resource, string action, string scope) => (Resource, Action, Scope) = (resource, action, scope);

    /// <summary>What it is about, dotted from general to special.</summary>
    public string Resource { get; }

    /// <summary>The verb.</summary>
    public string Action { get; }

    /// <summary><c>any</c> or <c>own</c>.</summary>
    public string Scope { get; }

    /// <summary>Everything.</summary>
    public static Permission All { get; } = new("*", "*", "any");

    /// <summary>Builds a permission from its members.</summary>
    /// <exception cref="FormatException">A member is empty or holds other than letters, digits, dot, dash, underscore or star.</exception>
    public static Permission Of(string resource, string action, string scope = "any") => Parse($"{resource}:{action}:{scope}");

    /// <summary>Reads <c>resource:action:scope</c>.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static Permission Parse(string text) =>
        TryParse(text, out var permission) ? permission : throw new FormatException($"'{text}' is not of the form resource:action:scope");

    /// <summary>Reads <c>resource:action:scope</c>; false where the text is not of this form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Permission? permission)
    {
        permission = null;
        var members = text?.Split(':');
        if (members is not { Length: 3 } || !members.All(IsName) || members[2] is not ("any" or "own"))
            return false;
        permission = new Permission(members[0], members[1], members[2]);
        return true;
    }

    /// <summary>True where somebody who holds this right also holds <paramref name="other"/>.</summary>
    public bool Covers(Permission other) =>
        (Resource == "*" || Resource == other.Resource || other.Resource.StartsWith(Resource + ".", StringComparison.Ordinal))
        && (Action == "*" || Action == other.Action)
        && (Scope == "any" || other.Scope == "own");

    /// <summary>The same right on one's own things only.</summary>
    public Permission Own() => new(Resource, Action, "own");

    /// <inheritdoc/>
    public override string ToString() => $"{Resource}:{Action}:{Scope}";

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '*');
}
