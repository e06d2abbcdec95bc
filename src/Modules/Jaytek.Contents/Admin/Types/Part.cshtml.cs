using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>One part and its fields.</summary>
[Require(View)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PartModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    public ContentPartDefinition Part { get; private set; } = null!;

    public FieldList Fields { get; private set; } = null!;

    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    public string? Owner { get; private set; }

    public string Title => ChangeEffects.NameOf(Part);

    public string? About => Part.Settings.Section("ContentPartSettings").Text("Description") is { Length: > 0 } text ? text : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        var (verb, argument) = DefinitionVerbs.Split(Request.Form["$do"].ToString());
        var result = verb == "none" ? Result.Success : await ChangeAsync(
            edit => verb == "remove-part" ? FieldEdits.RemovePart(edit, name) : DefinitionVerbs.OfFields(edit, verb, argument, Request.Form), cancellationToken);
        if (result.Error is { } error)
            return Refuse(error);
        return LocalRedirect(verb == "remove-part" ? "~/admin/content-definitions/changes" : $"~/admin/content-parts/{name}");
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        await LoadAsync(name, cancellationToken);
        if ((Sight.Definitions.Part(name) ?? Sight.Current.Part(name)) is not { } part)
            return false;
        (Part, Fields, Owner) = (part, Lines.Fields(part, null), Owned.OwnerOfPart(name));
        Types = [.. Sight.Definitions.Types.Where(type => type.FirstOf(name) is not null)];
        ViewData["Title"] = Title;
        return true;
    }
}
