using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Display;

/// <summary>What the variants of a text mean: an address is a link, a choice has a name, a colour is seen.</summary>
internal static class FieldTexts
{
    /// <summary>The model with the meaning of its text, by the editor that the definition gives it.</summary>
    public static FieldModel? Of(FieldContext field, FieldModel? plain)
    {
        if (plain is null)
            return null;
        var text = plain.Text.Trim();
        return field.Field.Editor switch
        {
            "Email" => Link(plain, "mailto:" + text, text),
            "Tel" => Link(plain, "tel:" + string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '+')), text),
            "Url" => Link(plain, text, null),
            "Color" => plain with { Color = IsColor(text) ? text : null },
            "PredefinedList" => plain with { Values = [GenericFields.Label(field.Field.Settings.Section("TextFieldPredefinedListEditorSettings"), text)] },
            "LocalDateTime" => plain with
            {
                Wall = DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? wall : null,
            },
            _ => plain,
        };
    }

    private static FieldModel Link(FieldModel plain, string url, string? words) =>
        LinkText.Of(url, words) is { } link ? plain with { Links = [link] } : plain;

    private static bool IsColor(string text) => text.Length is 4 or 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
