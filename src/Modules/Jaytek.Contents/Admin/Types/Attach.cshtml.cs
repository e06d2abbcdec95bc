using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Offers the parts that a type does not have yet, and those that it may have several times.</summary>
[Require(Edit)]
internal sealed class AttachModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    [BindProperty]
    public string? Part { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public ContentTypeDefinition Type { get; private set; } = null!;

    public IReadOnlyList<PartOffer> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        if (Offered.FirstOrDefault(part => part.Name == Part) is not { } offer)
            return Refuse(DefinitionErrors.Missing("Part", "The part"));
        var displayName = DisplayName?.Trim() ?? "";
        // What is typed for a part that stands once is its label alone: code finds it by its own name.
        var own = Name?.Trim() is { Length: > 0 } given ? given : TechnicalName.From(displayName);
        var attachedAs = offer.IsReusable && own.Length > 0 ? own : offer.Name;
        var result = await ChangeAsync(edit => TypeEdits.Attach(edit, name, offer.Name, attachedAs, displayName), cancellationToken);
        return result.Error is { } error ? Refuse(error) : LocalRedirect($"~/admin/content-types/{name}");
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        await LoadAsync($"Add a part to {name}", cancellationToken);
        if (Sight.Definitions.Type(name) is not { } type)
            return false;
        Type = type;
        var coded = Kinds.Parts.Where(part => part.IsAttachable).Select(part => new PartOffer(part.Name, part.DisplayName, part.Description, part.IsReusable));
        var made = Sight.Definitions.Parts.Where(part => (part.IsAttachable || part.Name == name) && Kinds.Part(part.Name) is null).Select(part => new PartOffer(
            part.Name, ChangeEffects.NameOf(part), part.Settings.Section("ContentPartSettings").Text("Description") ?? "", part.IsReusable));
        var own = type.FirstOf(name) is null && Sight.Definitions.Part(name) is null
            ? [new PartOffer(name, "Fields of its own", "For fields that this type alone has.", false)]
            : Array.Empty<PartOffer>();
        Offered = [.. own, .. made.Concat(coded).Where(part => part.IsReusable || type.FirstOf(part.Name) is null).OrderBy(part => part.Title, StringComparer.Ordinal)];
        return true;
    }
}

/// <summary>A part that can be attached.</summary>
internal sealed record PartOffer(string Name, string Title, string About, bool IsReusable);
