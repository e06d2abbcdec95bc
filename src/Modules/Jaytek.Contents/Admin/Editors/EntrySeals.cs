using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// Entries that are in the form and not in the store: copies, new ones, what was put back after autosave had saved that it was gone.
/// They travel whole, sealed for the person who was shown them, since not all that is in an entry has an input: how wide a block is,
/// members that nobody here knows, an entry whose type is gone.
/// </summary>
internal sealed class EntrySeals(IDataProtectionProvider protection, ICurrentActor current)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Contents.Entry");

    /// <summary>What the form carries of an entry.</summary>
    public string Seal(JsonObject entry) => _protector.Protect($"{current.Actor.UserId}\n{ContentJson.ToText(entry)}");

    /// <summary>The entry that was sealed; null where nothing was, where the seal is broken, or where it is another's.</summary>
    public JsonObject? Open(string? seal)
    {
        if (string.IsNullOrEmpty(seal))
            return null;
        try
        {
            return _protector.Unprotect(seal).Split('\n', 2) is [var userId, var json] && userId == (current.Actor.UserId ?? "")
                ? JsonNode.Parse(json) as JsonObject
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The seals of the entries of an item that its stored version has not, by their paths. What is inside such an entry is sealed with it.</summary>
    public IReadOnlyDictionary<string, string> Of(ContentItem item, ContentItem stored, EditorItem editor)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        CollectIds(stored.Parts, known);
        var seals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in editor.AllLists)
        {
            var entries = EditorPath.List(item.Parts, list.Path)?.OfType<JsonObject>().ToList() ?? [];
            foreach (var (entry, json) in list.Entries.Zip(entries))
            {
                if (!known.Contains(entry.Id) && !seals.Keys.Any(outer => entry.Path.StartsWith(outer + ".", StringComparison.Ordinal)))
                    seals[entry.Path] = Seal(json);
            }
        }

        return seals;
    }

    private static void CollectIds(JsonNode? node, HashSet<string> ids)
    {
        if (node is JsonObject item)
        {
            if (item[nameof(ContentItem.ContentItemId)].AsText() is { } id)
                ids.Add(id);
            foreach (var (_, member) in item)
                CollectIds(member, ids);
        }
        else if (node is JsonArray array)
        {
            foreach (var member in array)
                CollectIds(member, ids);
        }
    }
}
