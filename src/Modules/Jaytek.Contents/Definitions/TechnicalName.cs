using System.Text;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Definitions;

/// <summary>Technical names of types, parts and fields: they stand in the content's JSON, in permissions and addresses, for good.</summary>
internal static class TechnicalName
{
    public const int MaxLength = 100;

    // Members at the root of content that Orchard welds to items, and addresses of the type editor.
    private static readonly string[] Reserved = ["ContentItem", "Terms", "FlowMetadata", "WidgetMetadata", "LayerMetadata", "GraphQL", "Content"];

    /// <summary>The name that a display name suggests: <c>Release date</c> → <c>ReleaseDate</c>; empty where it has no letter of the Latin alphabet.</summary>
    public static string From(string? displayName)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in (displayName ?? "").Normalize(NormalizationForm.FormKD).Where(c => !char.IsSurrogate(c)))
        {
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            if (!char.IsAsciiLetterOrDigit(c))
                isStart = true;
            else if (name.Length > 0 || char.IsAsciiLetter(c))
            {
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
                isStart = false;
            }
        }

        return name.Length > MaxLength ? name.ToString(0, MaxLength) : name.ToString();
    }

    /// <summary>Null where the name will do for something new.</summary>
    /// <param name="member">The input that it was typed in.</param>
    /// <param name="name">The name.</param>
    /// <param name="taken">The names that are there; case does not tell two apart.</param>
    public static Error? Refuse(string member, string name, IEnumerable<string> taken)
    {
        if (name.Length == 0)
            return DefinitionErrors.Missing(member, "The API name");
        if (name.Length > MaxLength || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            return DefinitionErrors.WrongName(member, $"An API name begins with a letter and has letters and digits only, {MaxLength} at most.");
        if (RootProperties.IsKnown(name) || Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            return DefinitionErrors.WrongName(member, $"{name} means something else in every content item. Choose another name.");
        return taken.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same ? DefinitionErrors.Taken(member, same) : null;
    }
}
