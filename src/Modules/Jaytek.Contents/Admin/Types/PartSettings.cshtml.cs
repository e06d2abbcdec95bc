using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The settings of a part, which hold wherever it is attached.</summary>
[Require(Edit)]
internal sealed class PartSettingsModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly DefinitionDesk _desk = desk;

    public ContentPartDefinition Part { get; private set; } = null!;

    public SettingsView Settings { get; private set; } = null!;

    public string Title => ChangeEffects.NameOf(Part);

    private IReadOnlyList<SettingInput> Inputs => [.. DefinitionSettingInputs.OfPart, .. Kinds.Part(Part.Name)?.SettingsForm ?? []];

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        await ShowAsync(null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        var result = await ChangeAsync(edit => FieldEdits.Part(edit, name, settings => SettingForms.Bind(settings, Inputs, Request.Form)), cancellationToken);
        if (result.Error is not { } error)
            return LocalRedirect($"~/admin/content-parts/{name}");
        await ShowAsync(Request.Form, cancellationToken);
        return Refuse(error);
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        await LoadAsync($"Settings of {name}", cancellationToken);
        if (Sight.Definitions.Part(name) is not { } part)
            return false;
        Part = part;
        return true;
    }

    private async Task ShowAsync(IFormCollection? form, CancellationToken cancellationToken) =>
        Settings = await _desk.Forms.ViewAsync(Inputs, Part.Settings, Sight.Definitions, form, cancellationToken);
}
