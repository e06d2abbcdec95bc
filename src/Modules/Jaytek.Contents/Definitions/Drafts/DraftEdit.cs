using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>One change to a draft: hands out records to change, and sees the definitions with the draft so far.</summary>
internal sealed class DraftEdit(DefinitionDraft draft, ContentDefinitions current, OwnedDefinitions owned)
{
    /// <summary>The definitions with everything that the draft says.</summary>
    public ContentDefinitions Definitions => draft.Over(current);

    /// <summary>What modules bring, and their code counts on.</summary>
    public OwnedDefinitions Owned => owned;

    /// <summary>The record of a type as it is without the draft, or null.</summary>
    public JsonObject? TypeOnSite(string name) => DefinitionDraft.RecordOf(current.Type(name));

    /// <summary>The record of a part as it is without the draft, or null.</summary>
    public JsonObject? PartOnSite(string name) => DefinitionDraft.RecordOf(current.Part(name));

    /// <summary>Changes a type's record in place; a refusal leaves the draft as it was.</summary>
    public Error? Type(string name, Func<JsonObject, Error?> change) =>
        Change(draft.Types, name, DefinitionDraft.RecordOf(current.Type(name)), change);

    /// <summary>Changes a part's record in place; a part that is attached and has no record of its own gets an empty one.</summary>
    public Error? Part(string name, Func<JsonObject, Error?> change)
    {
        var before = DefinitionDraft.RecordOf(current.Part(name));
        if (before is null && !draft.Parts.ContainsKey(name) && Definitions.Types.Any(type => type.FirstOf(name) is not null))
            return AddPart(name) ?? Change(draft.Parts, name, null, change);
        return Change(draft.Parts, name, before, change);
    }

    /// <summary>A new type without parts.</summary>
    public void AddType(string name, string displayName) => Set(
        draft.Types, name, DefinitionDraft.RecordOf(current.Type(name)),
        new JsonObject { ["Name"] = name, ["DisplayName"] = displayName, ["Settings"] = new JsonObject(), [DefinitionRecords.TypeParts] = new JsonArray() });

    /// <summary>Lets everybody see the published items of a new type, once it is applied.</summary>
    public void Open(string name) => draft.Open.Add(name);

    /// <summary>A new part without fields.</summary>
    public Error? AddPart(string name)
    {
        Set(
            draft.Parts, name, DefinitionDraft.RecordOf(current.Part(name)),
            new JsonObject { ["Name"] = name, ["Settings"] = new JsonObject(), [DefinitionRecords.PartFields] = new JsonArray() });
        return null;
    }

    /// <summary>Marks a type to go; one that only the draft has is forgotten.</summary>
    public void RemoveType(string name)
    {
        draft.Open.Remove(name);
        Set(draft.Types, name, DefinitionDraft.RecordOf(current.Type(name)), null);
    }

    /// <summary>Marks a part to go.</summary>
    public void RemovePart(string name) => Set(draft.Parts, name, DefinitionDraft.RecordOf(current.Part(name)), null);

    /// <summary>Forgets what the draft says of a type and a part of this name.</summary>
    public void Forget(string name)
    {
        draft.Open.Remove(name);
        draft.Types.Remove(name);
        draft.Parts.Remove(name);
    }

    /// <summary>Takes the definitions as they are now for the ones that the draft began with: its changes go on top of everybody else's.</summary>
    public void Rebase(string name)
    {
        if (draft.Types.TryGetValue(name, out var type))
            Set(draft.Types, name, DefinitionDraft.RecordOf(current.Type(name)), type.After, keepBefore: false);
        if (draft.Parts.TryGetValue(name, out var part))
            Set(draft.Parts, name, DefinitionDraft.RecordOf(current.Part(name)), part.After, keepBefore: false);
    }

    private static Error? Change(SortedDictionary<string, DraftRecord> records, string name, JsonObject? before, Func<JsonObject, Error?> change)
    {
        var stands = records.TryGetValue(name, out var drafted) ? drafted.After : before;
        if (stands is null)
            return DefinitionErrors.Gone(name);
        var after = stands.DeepClone().AsObject();
        if (change(after) is { } refusal)
            return refusal;
        Set(records, name, before, after);
        return null;
    }

    // What ends as it began is no change.
    private static void Set(SortedDictionary<string, DraftRecord> records, string name, JsonObject? now, JsonObject? after, bool keepBefore = true)
    {
        var before = keepBefore && records.TryGetValue(name, out var drafted) ? drafted.Before : now;
        if (JsonEquality.AreEqual(before, after))
            records.Remove(name);
        else
            records[name] = new DraftRecord(before, after);
    }
}
