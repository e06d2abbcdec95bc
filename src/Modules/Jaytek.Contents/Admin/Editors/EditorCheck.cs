using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Where a value could not even be understood the item is not saved; this says at once what else is wrong with it.</summary>
internal sealed class EditorCheck(IContentDefinitionManager definitions, ContentKinds kinds)
{
    /// <summary>The refusal with every message: a member that was misread keeps the message that says how to write it.</summary>
    public Error WithTheRest(ContentErrors misread, ContentItem item, ContentTypeDefinition type)
    {
        var parts = item.Parts.DeepClone().AsObject();
        new ContentNormalizer(definitions.Current, kinds).Normalize(type, parts);
        var rest = new ContentErrors();
        new ContentValidator(definitions.Current, kinds).Validate(type, parts, rest);

        var error = misread.ToError();
        var members = new Dictionary<string, string[]>(error.Members!);
        foreach (var (member, messages) in rest.IsEmpty ? new Dictionary<string, string[]>() : rest.ToError().Members!)
            members.TryAdd(member, messages);
        return error with { Members = members };
    }
}
