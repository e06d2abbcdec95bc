using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What the current user may do with an item; the actions ask again.</summary>
internal sealed record EditorRights(bool Edit, bool Publish, bool Delete, bool Copy);

/// <summary>Asks the rights that decide which buttons are shown.</summary>
internal sealed class EditorAccess(IContentRights rights, ICurrentActor current, IAuthorizer authorizer, Enabled<IEditorsFields> sources)
{
    /// <summary>The rights to an item.</summary>
    public async Task<EditorRights> OfAsync(ContentItem item, CancellationToken cancellationToken) => new(
        await rights.MayAsync("edit", item, cancellationToken),
        await rights.MayAsync("publish", item, cancellationToken),
        await rights.MayAsync("delete", item, cancellationToken),
        await rights.MayAsync("clone", item, cancellationToken));

    /// <summary>An empty item that would be the current user's own.</summary>
    public ContentItem NewItem(ContentTypeDefinition type) => new(type.Name) { Owner = current.Actor.UserId };

    /// <summary>The editor with the fields that only the site's editors change shown to others as what they are.</summary>
    public async Task<EditorItem> LimitAsync(EditorItem editor, CancellationToken cancellationToken)
    {
        var theirs = sources.SelectMany(source => source.Of(editor.Type.Name)).ToList();
        if (theirs.Count == 0 || await authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(editor.Type.Name, "edit"), null, cancellationToken))
            return editor;
        return editor with { Parts = [.. editor.Parts.Select(part => part with { Inputs = [.. part.Inputs.Select(Limited)] })] };

        EditorInput Limited(EditorInput input) => theirs.Any(field => input.Name.StartsWith(field + ".", StringComparison.Ordinal))
            ? input with { Input = input.Input with { ReadOnly = true, Hint = "The site's editors set it." } }
            : input;
    }

    /// <summary>Which of the types the user may edit, and of which only their own items.</summary>
    public Task<(IReadOnlyList<ContentTypeDefinition> Types, IReadOnlyList<string> OwnOnly)> EditableAsync(
        IEnumerable<ContentTypeDefinition> types, CancellationToken cancellationToken) => AllowedAsync("edit", types, cancellationToken);

    /// <summary>Which of the types the user may delete, and of which only their own items: what they see in the trash.</summary>
    public Task<(IReadOnlyList<ContentTypeDefinition> Types, IReadOnlyList<string> OwnOnly)> DeletableAsync(
        IEnumerable<ContentTypeDefinition> types, CancellationToken cancellationToken) => AllowedAsync("delete", types, cancellationToken);

    private async Task<(IReadOnlyList<ContentTypeDefinition> Types, IReadOnlyList<string> OwnOnly)> AllowedAsync(
        string verb, IEnumerable<ContentTypeDefinition> types, CancellationToken cancellationToken)
    {
        var allowed = new List<ContentTypeDefinition>();
        var ownOnly = new List<string>();
        foreach (var type in types)
        {
            var permission = ContentPermissions.Of(type.Name, verb);
            if (!await authorizer.AllowsAsync(current.Actor, permission, current.Actor.UserId, cancellationToken))
                continue;
            allowed.Add(type);
            if (!await authorizer.AllowsAsync(current.Actor, permission, null, cancellationToken))
                ownOnly.Add(type.Name);
        }

        return (allowed, ownOnly);
    }

    /// <summary>What a picker may offer of the types: everything that the user may edit, and of the rest what they may see on the site.</summary>
    public async Task<ItemFilter> PickableAsync(IEnumerable<ContentTypeDefinition> types, CancellationToken cancellationToken)
    {
        var (all, ownOnly, onSite) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var type in types)
        {
            all.Add(type.Name);
            if (await authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(type.Name, "edit"), null, cancellationToken))
                continue;
            ownOnly.Add(type.Name);
            if (await authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(type.Name, "view"), null, cancellationToken))
                onSite.Add(type.Name);
        }

        return new ItemFilter(all) { OwnOnly = ownOnly, OnSite = onSite, UserId = current.Actor.UserId };
    }
}
