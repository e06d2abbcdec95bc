using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Routing;

/// <summary>What an address would come to if the item were saved now.</summary>
/// <param name="State">Where the address stands.</param>
/// <param name="Path">The address, as it would be kept.</param>
/// <param name="Suggestion">A free address made from the pattern; null where <paramref name="Path"/> is it.</param>
/// <param name="TakenBy">The id of the item that has <paramref name="Path"/>, or null.</param>
internal sealed record AddressVerdict(AddressState State, string Path, string? Suggestion, string? TakenBy);

/// <summary>Where an address stands.</summary>
internal enum AddressState
{
    /// <summary>Nobody has it.</summary>
    Free,
    /// <summary>It is the item's own already.</summary>
    Own,
    /// <summary>It is empty, and would be made from the pattern.</summary>
    Made,
    /// <summary>Another item has it.</summary>
    Taken,
    /// <summary>It belongs to a page of the site itself.</summary>
    Reserved,
    /// <summary>It lies where only the site's editors set addresses.</summary>
    Outside,
}

/// <summary>
/// Says while somebody types what <see cref="NameAssigner"/> would do. It takes nothing and promises nothing: the next to save may be
/// faster.
/// </summary>
internal sealed class AddressCheck(JaytekDb db, IHostContext host, PlaceholderValues placeholders, ReservedPaths reserved, ICurrentActor current, IAuthorizer authorizer, TimeProvider clock)
{
    /// <summary>The verdict for an item as it was typed, or null where its type has no address.</summary>
    public async Task<AddressVerdict?> OfAsync(ContentItem item, ContentTypeDefinition type, ContentItem? before, CancellationToken cancellationToken)
    {
        if (type.FirstOf(AutoroutePart.PartName) is not { } attached)
            return null;
        DisplayTexts.Complete(item, before);
        var json = item.GetOrAddPart(attached.Name);
        var pattern = PathPattern.Parse(new PartContext(type, attached, json).Settings.Text("Pattern"));
        var given = (json["Path"].AsText() ?? "").Trim('/', ' ');
        var own = before?.Part(attached.Name)?["Path"].AsText();
        if (given.Length > 0 && given == own)
            return new AddressVerdict(AddressState.Own, given, null, null);
        var made = await MakeAsync(item, type, before, pattern, cancellationToken);
        if (given.Length == 0)
            return new AddressVerdict(AddressState.Made, made, null, null);
        var last = given.LastIndexOf('/') + 1;
        var path = given[..last] + Slug.Allowed(given[last..]);
        if (reserved.Forbids(path, pattern))
            return new AddressVerdict(AddressState.Reserved, path, made, null);
        if (!pattern.Holds(path) && path != made && !await authorizer.AllowsAsync(current.Actor, ContentPermissions.Of(type.Name, "edit"), null, cancellationToken))
            return new AddressVerdict(AddressState.Outside, path, made, null);
        return await OwnerOfAsync(path, item.ContentItemId, cancellationToken) is { } owner
            ? new AddressVerdict(AddressState.Taken, path, made, owner)
            : new AddressVerdict(AddressState.Free, path, null, null);
    }

    private async Task<string> MakeAsync(ContentItem item, ContentTypeDefinition type, ContentItem? before, PathPattern pattern, CancellationToken cancellationToken)
    {
        var slug = Slug.From(item.DisplayText) is { Length: > 0 } made ? made : "…";
        var values = await placeholders.ReadAsync(
            new ContentSaving
            {
                Item = item, Type = type, Before = before, Errors = new ContentErrors(), Db = db, Actor = current.Actor, Now = clock.GetUtcNow(),
            },
            pattern,
            cancellationToken);
        var (from, to, kind) = (slug + "-", slug + ".", Handles.SlugOf(type.Name));
        var taken = await db.Database.SqlQuery<string>(
            $"""
            select value from cms_handle
            where brand_id = {host.BrandId} and culture = {host.Culture} and kind = {kind} and content_item_id <> {item.ContentItemId}
              and (value = {slug} or (value > {from} and value < {to}))
            """).ToListAsync(cancellationToken);
        for (var number = 1; number <= taken.Count + 1; number++)
        {
            var candidate = Slug.Allowed(Slug.Numbered(slug, number));
            var path = pattern.Fill(candidate, values);
            if (!taken.Contains(candidate) && !reserved.Forbids(path, pattern) && await OwnerOfAsync(path, item.ContentItemId, cancellationToken) is null)
                return path;
        }

        return pattern.Fill(Slug.Numbered(slug, taken.Count + 2), values);
    }

    private Task<string?> OwnerOfAsync(string path, string exceptId, CancellationToken cancellationToken)
    {
        var folded = Handles.Fold(path);
        return Others(exceptId).Where(handle => handle.Kind == Handles.Path && handle.Value == folded)
            .Select(handle => (string?)handle.ContentItemId).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<HandleRow> Others(string exceptId) => db.Set<HandleRow>().AsNoTracking()
        .Where(handle => handle.BrandId == host.BrandId && handle.Culture == host.Culture && handle.ContentItemId != exceptId);
}
