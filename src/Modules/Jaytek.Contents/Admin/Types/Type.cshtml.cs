using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Contents.Admin.Types;

/// <summary>One content type: its parts and fields in the order of the form. Every button changes the person's draft.</summary>
[Require(View)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class TypeModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private readonly VisitorSight _visitors = desk.Visitors;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public IReadOnlyList<PartBox> Parts { get; private set; } = [];

    public DraftMark Mark { get; private set; }

    /// <summary>The feature that brings it, or null.</summary>
    public string? Owner { get; private set; }

    /// <summary>That visitors see none of its items; null where they do, or will with the draft.</summary>
    public UnseenType? Unseen { get; private set; }

    /// <summary>Other types that people cannot tell from it by its name.</summary>
    public IReadOnlyList<ContentTypeDefinition> Namesakes => Sight.Definitions.NamesakesOf(Type);

    /// <summary>The definition as the step of a recipe, indented for people.</summary>
    public string Json => DefinitionExport.Text([Type], Sight.Definitions);

    public IEnumerable<string> Facts =>
        new (bool Is, string Text)[]
        {
            (Type.Stereotype is not null, $"Stereotype {Type.Stereotype}"), (Type.IsCreatable, "Editors make items"), (Type.IsListable, "Listed"),
            (Type.IsDraftable, "Drafts"), (Type.IsVersionable, "Versions"), (Type.IsSecurable, "Rights of its own"),
        }.Where(fact => fact.Is).Select(fact => fact.Text);

    public async Task<IActionResult> OnGetAsync([FromRoute] string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string name, CancellationToken cancellationToken)
    {
        if (!await FindAsync(name, cancellationToken))
            return NotFound();
        var (verb, argument) = DefinitionVerbs.Split(Request.Form["$do"].ToString());
        var result = verb == "none" ? Result.Success : await ChangeAsync(edit => Do(edit, verb, argument), cancellationToken);
        if (result.Error is { } error)
            return Refuse(error);
        return LocalRedirect(verb == "remove-type" ? "~/admin/content-definitions/changes" : verb == "forget" ? "~/admin/content-types" : $"~/admin/content-types/{name}");
    }

    private Error? Do(DraftEdit edit, string verb, string argument) => verb switch
    {
        "remove-type" => TypeEdits.Remove(edit, Type.Name),
        "forget" => Forget(edit),
        "detach" => TypeEdits.Detach(edit, Type.Name, argument),
        "reattach" => TypeEdits.Restore(edit, Type.Name, argument),
        "part-order" => TypeEdits.Order(edit, Type.Name, [.. Request.Form["part-order"].OfType<string>()]),
        "part-up" => Move(edit, argument, -1),
        "part-down" => Move(edit, argument, 1),
        _ => DefinitionVerbs.OfFields(edit, verb, argument, Request.Form),
    };

    private Error? Forget(DraftEdit edit)
    {
        edit.Forget(Type.Name);
        return null;
    }

    private Error? Move(DraftEdit edit, string name, int by)
    {
        var names = edit.Definitions.Type(Type.Name)?.Parts.OrderBy(part => part.Position).Select(part => part.Name).ToList() ?? [];
        return TypeEdits.Order(edit, Type.Name, FieldEdits.Moved(names, name, by));
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        await LoadAsync(name, cancellationToken);
        // A type that the draft removes can still be looked at, and kept.
        if ((Sight.Definitions.Type(name) ?? Sight.Current.Type(name)) is not { } type)
            return false;
        (Type, Mark, Owner) = (type, Lines.OfType(name), Owned.OwnerOfType(name));
        Parts = Lines.Parts(type);
        Unseen = Sight.Draft.Open.Contains(name) ? null : await _visitors.OfAsync(type, cancellationToken);
        ViewData["Title"] = type.DisplayName;
        return true;
    }
}
