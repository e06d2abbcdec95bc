using System.Security.Cryptography;
using System.Text;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// What an editor was shown, in four bytes for each input and list of the item: the form carries it, so that after somebody else's
/// save it can be told who changed what without a copy of the version that both began with.
/// </summary>
internal static class EditorSeen
{
    /// <summary>The form's name of it.</summary>
    public const string Name = "$seen";

    private const int PrintLength = 4;

    /// <summary>The prints of an editor, one after another in the order of its inputs and lists.</summary>
    public static string Of(EditorItem editor) => Convert.ToBase64String([.. Prints(editor).SelectMany(print => print.Print)]);

    /// <summary>The prints by the name of input or list; empty where the text is not of an editor of this shape: its type has changed meanwhile, or it is forged.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(string? seen, EditorItem editor)
    {
        var names = Prints(editor).Select(print => print.Name).ToList();
        var bytes = new byte[names.Count * PrintLength];
        if (seen is null || !Convert.TryFromBase64String(seen, bytes, out var length) || length != bytes.Length)
            return new Dictionary<string, byte[]>();
        return names.Select((name, at) => (name, print: bytes[(at * PrintLength)..((at + 1) * PrintLength)]))
            .ToDictionary(pair => pair.name, pair => pair.print, StringComparer.Ordinal);
    }

    /// <summary>The prints of what an editor shows now, by the name of input or list.</summary>
    public static IEnumerable<(string Name, byte[] Print)> Prints(EditorItem editor) =>
        editor.OwnInputs.Select(input => (input.Name, Print(Say(input.Input))))
            .Concat(editor.Parts.SelectMany(part => part.Lists).Select(list => (list.Path, Print(Say(list)))));

    private static byte[] Print(string said) => SHA256.HashData(Encoding.UTF8.GetBytes(said))[..PrintLength];

    private static string Say(FormInput input) =>
        string.Join('\u001f', input.Values.Where(value => value.Length > 0).Select(value => value.ReplaceLineEndings("\n")));

    private static string Say(EditorList list) => string.Join('\u001e', list.Entries.Select(entry =>
        $"{entry.Id}\u001f{string.Join('\u001f', entry.Inputs.Select(input => Say(input.Input)))}"
        + $"\u001f{string.Join('\u001f', entry.Inner.Concat(entry.Item?.AllLists ?? []).SelectMany(inner => inner.Entries).Select(inner => inner.Id))}"));
}
