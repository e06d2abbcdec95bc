using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Search;

/// <summary>What can be begun: a new item of each type that the person may make; and the definitions of types, for who may see them.</summary>
internal sealed class TypeSearch(EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current, IAuthorizer authorizer) : IAdminSearchSource
{
    private const int Suggested = 3;

    public string Group => "Commands and types";

    public int Position => 20;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken)
    {
        var listable = definitions.Current.Types.Where(type => type.IsListable);
        var (editable, _) = await access.EditableAsync(listable, cancellationToken);
        var commands = editable.Where(type => type.IsCreatable)
            .Select(type => new SearchHit($"New {Words.Inside(definitions.Current.NameOf(type))}", $"/admin/content/{type.Name}/new", "plus"));
        if (query.Length == 0)
            return [.. commands.Take(Suggested)];
        var sees = await authorizer.AllowsAsync(current.Actor, ContentPermissions.ViewTypes, null, cancellationToken);
        var types = sees
            ? definitions.Current.Types.Select(type => new SearchHit(definitions.Current.NameOf(type), $"/admin/content-types/{type.Name}", TypeIcon.Of(type), "Content type"))
            : [];
        return [.. commands.Concat(types).Where(hit => hit.Title.Contains(query, StringComparison.OrdinalIgnoreCase)).Take(take)];
    }
}
