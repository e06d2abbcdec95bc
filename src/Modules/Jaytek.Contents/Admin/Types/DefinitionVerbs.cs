using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Types;

/// <summary>What the buttons of a list of fields do, wherever the list stands.</summary>
internal static class DefinitionVerbs
{
    /// <summary>A verb and what it is about: <c>up:Mix/Bpm</c>.</summary>
    public static (string Verb, string Argument) Split(string posted) =>
        posted.Split(':', 2) is [var verb, var argument] ? (verb, argument) : (posted, "");

    /// <summary>Moves, removes, restores or sorts fields.</summary>
    public static Error? OfFields(DraftEdit edit, string verb, string argument, IFormCollection form)
    {
        var (part, name) = argument.Split('/', 2) is [var first, var second] ? (first, second) : (argument, "");
        return verb switch
        {
            "up" => Move(edit, part, name, -1),
            "down" => Move(edit, part, name, 1),
            "order" => FieldEdits.Order(edit, part, [.. form[$"order.{part}"].OfType<string>()]),
            "remove" => FieldEdits.Remove(edit, part, name),
            "restore" => FieldEdits.Restore(edit, part, name),
            _ => DefinitionErrors.Gone(verb),
        };
    }

    private static Error? Move(DraftEdit edit, string part, string name, int by)
    {
        var names = edit.Definitions.Part(part)?.Fields.OrderBy(field => field.Position).Select(field => field.Name).ToList() ?? [];
        return FieldEdits.Order(edit, part, FieldEdits.Moved(names, name, by));
    }
}
