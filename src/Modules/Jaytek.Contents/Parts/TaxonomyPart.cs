using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"TermContentType","Terms":[]}</c>: the terms of a vocabulary. A term's own terms stand in a <c>Terms</c> at its root.</summary>
internal sealed class TaxonomyPart : IContentPart
{
    public string Name => "TaxonomyPart";

    public string DisplayName => "Taxonomy";

    public string Description => "Makes the item a vocabulary of terms.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("TermContentType?", Schema.Text.OrNull()), ("Terms?", Schema.List(Schema.Named("ContentItem"))));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        ItemLists.Validate(part, "Terms", errors);
        if (part.Json["TermContentType"] is { } type && type.AsText() is null)
            errors.Add("TermContentType", $"{part.Part.DisplayName}: 'TermContentType' must be a text.");
    }

    public IReadOnlyList<string> ContainedPaths(PartContext part) => ["Terms"];

    public IEnumerable<ContainedItems> Contained(PartContext part)
    {
        if (part.Json["Terms"] is not JsonArray items)
            return [];
        return [new ContainedItems("Terms", items, part.Json["TermContentType"].AsText() is { Length: > 0 } type ? [type] : null)];
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("TermContentType", FormControl.Text, "Type of its terms")
        {
            Hint = "The technical name of a content type.",
            Required = true,
        }.With(part.Json["TermContentType"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("TermContentType") is { } type)
            FieldTools.SetText(part.Json, "TermContentType", type.Trim());
    }
}
