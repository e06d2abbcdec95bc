using Jaytek.Admin.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The form for a new content type, which begins in the person's draft.</summary>
[Require(Edit)]
internal sealed class NewTypeModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly VisitorSight _visitors = desk.Visitors;

    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The API name; made from the display name where it is empty.</summary>
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public TypeShape Shape { get; set; } = TypeShape.Page;

    /// <summary>Whether everybody may see published items; asked of who may decide it.</summary>
    [BindProperty]
    public bool IsOpen { get; set; } = true;

    public bool MayOpen { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        var displayName = DisplayName?.Trim() ?? "";
        var name = Name?.Trim() is { Length: > 0 } given ? given : TechnicalName.From(displayName);
        var result = await ChangeAsync(edit => TypeEdits.Add(edit, name, displayName, Shape, IsOpen && MayOpen), cancellationToken);
        if (result.Error is { } error)
            return Refuse(error);
        if (!(IsOpen && MayOpen) && await _visitors.SeeNewAsync(name, cancellationToken))
            TempData.Notify(NoticeKind.Warning, $"Everybody may see published items of {name}: visitors hold that right already, from an earlier type of this name or for content of every type.");
        return LocalRedirect($"~/admin/content-types/{name}");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("New content type", cancellationToken);
        MayOpen = await _visitors.MayOpenNewAsync(cancellationToken);
    }
}
