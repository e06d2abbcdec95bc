using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Url","Target"}</c>: a menu entry that leads to an address.</summary>
internal sealed class LinkMenuItemPart : IContentPart
{
    public string Name => "LinkMenuItemPart";

    public string DisplayName => "Link";

    public string Description => "The address that a menu entry leads to.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Url?", Schema.Text.OrNull()), ("Target?", Schema.Text.OrNull()));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        if (part.Json["Url"] is not { } url)
            return;
        if (url.AsText() is not { } text)
            errors.Add("Url", "The address must be a text.");
        else if (!SafeUrl.IsAllowed(text))
            errors.Add("Url", "The address must begin with https://, http://, mailto:, tel:, / or #.");
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Url", FormControl.Url, "Address") { Required = true }.With(part.Json["Url"].AsText()),
        new FormInput("Target", FormControl.Choice, "Opens in")
        {
            Options = [new FormOption("", "The same tab"), new FormOption("_blank", "A new tab")],
        }.With(part.Json["Target"].AsText() ?? ""),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Url") is { } url)
            FieldTools.SetText(part.Json, "Url", url.Trim());
        if (values.Text("Target") is { } target)
            FieldTools.SetText(part.Json, "Target", target);
    }
}
