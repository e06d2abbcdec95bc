using Jaytek.Kernel;

namespace Jaytek.Contents.Definitions;

/// <summary>Every refusal of the type editor, with its stable code.</summary>
internal static class DefinitionErrors
{
    public static Error NoDraft { get; } = new("contents.definition.no_draft", "There is nothing to apply.", ErrorKind.Conflict);

    public static Error NobodysDraft { get; } = new("contents.definition.no_user", "A draft belongs to a signed-in person.", ErrorKind.Unauthenticated);

    public static Error DraftMoved { get; } = new(
        "contents.definition.draft_moved", "Your draft has changed since this list was drawn. Look at it again, then apply it.", ErrorKind.Conflict);

    public static Error Gone(string name) => new("contents.definition.unknown", $"There is no type or part {name} any more.", ErrorKind.NotFound);

    public static Error NoField(string name) => new("contents.definition.unknown_field", $"There is no field {name} any more.", ErrorKind.NotFound);

    public static Error Overtaken(IReadOnlyList<string> names) => new(
        "contents.definition.overtaken", $"Somebody else has changed {string.Join(", ", names)} since you began. Say for each which shall stand.", ErrorKind.Conflict);

    public static Error WrongName(string member, string reason) => Error.Member("contents.definition.wrong_name", member, reason);

    public static Error Taken(string member, string name) => Error.Member("contents.definition.taken", member, $"There is something named {name} already.");

    public static Error Missing(string member, string what) => Error.Member("contents.definition.missing", member, $"{what} is missing.");

    public static Error Owned(string name, string owner) => new(
        "contents.definition.owned", $"{name} belongs to {owner}, whose code reads it: it can be changed and not removed.", ErrorKind.Conflict);

    public static Error NotConfirmed(string name) => Error.Member(
        "contents.definition.not_confirmed", $"confirm.{name}", $"Type {name} to say that you mean it.");

    public static Error HasItems(string name) => new(
        "contents.definition.has_items", $"There are items of the type {name}. Delete them first; a type goes when nothing is made of it.", ErrorKind.Conflict);

    public static Error NotJson(string member, string reason) => Error.Member("contents.definition.not_json", member, reason);
}
