using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The settings of a part on a type.</summary>
[Require(Edit)]
internal sealed class AttachmentModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly DefinitionDesk _desk = desk;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public ContentTypePartDefinition Part { get; private set; } = null!;

    public SettingsView Settings { get; private set; } = null!;

    public string Title => Part.DisplayName != Part.Name ? Part.DisplayName : Kinds.Part(Part.Part.Name)?.DisplayName ?? Part.Name;

    public string About => Kinds.Part(Part.Part.Name)?.Description ?? "";

    private IReadOnlyList<SettingInput> Inputs => [.. DefinitionSettingInputs.OfAttachment, .. Kinds.Part(Part.Part.Name)?.SettingsForm ?? []];

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, [FromRoute] string part, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, part, cancellationToken))
            return NotFound();
        await ShowAsync(null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, [FromRoute] string part, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, part, cancellationToken))
            return NotFound();
        var result = await ChangeAsync(
            edit => TypeEdits.Attachment(edit, name, part, settings => SettingForms.Bind(settings, Inputs, Request.Form)), cancellationToken);
        if (result.Error is not { } error)
            return LocalRedirect($"~/admin/content-types/{name}");
        await ShowAsync(Request.Form, cancellationToken);
        return Refuse(error);
    }

    private async Task<bool> FindAsync(string name, string part, CancellationToken cancellationToken)
    {
        await LoadAsync($"Settings of {part}", cancellationToken);
        if (Sight.Definitions.Type(name) is not { } type || type.Part(part) is not { } attached)
            return false;
        (Type, Part) = (type, attached);
        return true;
    }

    private async Task ShowAsync(IFormCollection? form, CancellationToken cancellationToken) =>
        Settings = await _desk.Forms.ViewAsync(Inputs, Part.Settings, Sight.Definitions, form, cancellationToken);
}
