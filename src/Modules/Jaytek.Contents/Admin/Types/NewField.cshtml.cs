using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The form for a new field of a part.</summary>
[Require(Edit)]
internal sealed class NewFieldModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>The API name; made from the label where it is empty.</summary>
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>Where the form was opened from.</summary>
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromRoute] string part, [FromQuery(Name = "for")] string? forType, CancellationToken cancellationToken) =>
        await FindAsync(part, forType, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string part, [FromQuery(Name = "for")] string? forType, CancellationToken cancellationToken)
    {
        if (!await FindAsync(part, forType, cancellationToken))
            return NotFound();
        if (Kind is null || Kinds.Field(Kind) is not { IsOffered: true })
            return Refuse(DefinitionErrors.Missing("Kind", "The kind"));
        var displayName = DisplayName?.Trim() ?? "";
        var name = Name?.Trim() is { Length: > 0 } given ? given : TechnicalName.From(displayName);
        var result = await ChangeAsync(edit => FieldEdits.Add(edit, part, Kind, name, displayName, OwnMembers(part)), cancellationToken);
        if (result.Error is { } error)
            return Refuse(error);
        return LocalRedirect($"~/admin/content-parts/{part}/fields/{name}{(forType is null ? "" : $"?for={Uri.EscapeDataString(forType)}")}");
    }

    private async Task<bool> FindAsync(string part, string? forType, CancellationToken cancellationToken)
    {
        await LoadAsync("Add a field", cancellationToken);
        if (Sight.Definitions.Part(part) is null && !Sight.Definitions.Types.Any(type => type.FirstOf(part) is not null))
            return false;
        Back = BackTo(part, forType);
        return true;
    }

    // A field's object must not stand where the part's own code keeps a value.
    private IEnumerable<string> OwnMembers(string part)
    {
        if (Kinds.Part(part) is not { } kind)
            return [];
        var definition = new ContentPartDefinition(part, DefinitionSettings.Empty, []);
        var type = new ContentTypeDefinition(part, part, DefinitionSettings.Empty, []);
        var context = new PartContext(type, new ContentTypePartDefinition(part, definition, DefinitionSettings.Empty), []);
        return kind.Form(context).Select(input => input.Name.Split('.')[0]).Concat(kind.Indexed.Keys)
            .Concat(kind.ContainedPaths(context).Select(path => path.Split('.')[0])).Distinct();
    }
}
