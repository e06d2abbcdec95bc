using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What an item still lacks before it can be published.</summary>
/// <param name="Input">The name of the input that takes it; empty where none does.</param>
/// <param name="Message">A sentence: <c>Starts is required.</c></param>
internal sealed record MissingValue(string Input, string Message);

/// <summary>Checks what the editor shows without saving it.</summary>
internal sealed class EditorCheck(IContentDefinitionManager definitions, ContentKinds kinds)
{
    /// <summary>
    /// Where a value could not even be understood the item is not saved; this is the refusal with what else is wrong with it. A member
    /// that was misread keeps the message that says how to write it.
    /// </summary>
    public Error WithTheRest(ContentErrors misread, ContentItem item, ContentTypeDefinition type, ContentCheck check)
    {
        var error = misread.ToError();
        var members = new Dictionary<string, string[]>(error.Members!);
        foreach (var (member, messages) in Members(item, type, check))
            members.TryAdd(member, messages);
        return error with { Members = members };
    }

    /// <summary>What is required and missing, in the order of the editor's inputs.</summary>
    public IReadOnlyList<MissingValue> Missing(ContentItem item, EditorItem editor)
    {
        var wrong = Members(item, editor.Type, ContentCheck.Written);
        var places = EditorErrors.Places(editor);
        return
        [
            .. Members(item, editor.Type, ContentCheck.Whole).Where(member => !wrong.ContainsKey(member.Key))
                .SelectMany(member => member.Value.Select(message => new MissingValue(EditorErrors.PlaceOf(member.Key, places) ?? "", message)))
                .OrderBy(missing => places.IndexOf(missing.Input)),
        ];
    }

    private IReadOnlyDictionary<string, string[]> Members(ContentItem item, ContentTypeDefinition type, ContentCheck check)
    {
        var parts = item.Parts.DeepClone().AsObject();
        new ContentNormalizer(definitions.Current, kinds).Normalize(type, parts);
        var errors = new ContentErrors(check);
        new ContentValidator(definitions.Current, kinds).Validate(type, parts, errors);
        return errors.ToError().Members!;
    }
}
