using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The settings of a field.</summary>
[Require(Edit)]
internal sealed class FieldModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly DefinitionDesk _desk = desk;

    public ContentPartFieldDefinition Field { get; private set; } = null!;

    public SettingsView Settings { get; private set; } = null!;

    /// <summary>Where the form was opened from.</summary>
    public string Back { get; private set; } = "";

    public string? Owner { get; private set; }

    public IFieldType? KindOf => Kinds.Field(Field.FieldName);

    private IReadOnlyList<SettingInput> Inputs =>
    [
        .. DefinitionSettingInputs.OfField,
        .. KindOf is { Editors.Count: > 0 } ? DefinitionSettingInputs.OfVariants : [],
        .. KindOf?.SettingsForm ?? [],
    ];

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string part, [FromRoute] string field, [FromQuery(Name = "for")] string? forType, CancellationToken cancellationToken)
    {
        if (!await FindAsync(part, field, forType, cancellationToken))
            return NotFound();
        await ShowAsync(null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string part, [FromRoute] string field, [FromQuery(Name = "for")] string? forType, CancellationToken cancellationToken)
    {
        if (!await FindAsync(part, field, forType, cancellationToken))
            return NotFound();
        var result = await ChangeAsync(
            edit => FieldEdits.Field(edit, part, field, KindOf, settings => SettingForms.Bind(settings, Inputs, Request.Form)), cancellationToken);
        if (result.Error is not { } error)
            return LocalRedirect(Back);
        await ShowAsync(Request.Form, cancellationToken);
        return Refuse(error);
    }

    private async Task<bool> FindAsync(string part, string field, string? forType, CancellationToken cancellationToken)
    {
        await LoadAsync(field, cancellationToken);
        if (Sight.Definitions.Part(part)?.Field(field) is not { } found)
            return false;
        (Field, Back, Owner) = (found, BackTo(part, forType), Owned.OwnerOfField(part, field));
        return true;
    }

    private async Task ShowAsync(IFormCollection? form, CancellationToken cancellationToken)
    {
        var view = await _desk.Forms.ViewAsync(Inputs, Field.Settings, Sight.Definitions, form, cancellationToken);
        Settings = view with { Inputs = [.. view.Inputs.Select(WithVariants)] };
    }

    // A variant of Orchard's that this kind does not draw is shown by its name, and kept.
    private FormInput WithVariants(FormInput input) => input.Name != DefinitionSettingInputs.Editor ? input : input with
    {
        Required = true,
        Options = [.. KindOf!.Editors, .. input.Value.Length > 0 && KindOf.Editors.All(option => option.Value != input.Value) ? [new FormOption(input.Value, input.Value)] : Array.Empty<FormOption>()],
    };
}
