using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The form for a new part, which any type may be given.</summary>
[Require(Edit)]
internal sealed class NewPartModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The API name; made from the label where it is empty.</summary>
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public bool IsReusable { get; set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync("New content part", cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("New content part", cancellationToken);
        var displayName = DisplayName?.Trim() ?? "";
        if (displayName.Length == 0)
            return Refuse(DefinitionErrors.Missing("DisplayName", "The label"));
        var name = Name?.Trim() is { Length: > 0 } given ? given : TechnicalName.From(displayName);
        var result = await ChangeAsync(edit => FieldEdits.AddPart(edit, name, displayName, Description?.Trim() ?? "", IsReusable), cancellationToken);
        return result.Error is { } error ? Refuse(error) : LocalRedirect($"~/admin/content-parts/{name}");
    }
}
