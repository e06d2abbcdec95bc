using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Api;

/// <summary>A document of a list with its tag.</summary>
internal readonly record struct ListedDocument(byte[] Body, string Tag);

/// <summary>
/// What somebody sees of a list: documents whole where they may edit them, else without what is locked and who wrote them; and nothing by
/// which a filter or an order would tell it.
/// </summary>
internal sealed class ListView
{
    private readonly ContentProjection _projection;
    private readonly IAuthorizer _authorizer;
    private readonly Actor _actor;
    private readonly Permission _edit;
    private bool _seesAll;

    private ListView(ContentProjection projection, IAuthorizer authorizer, string contentType, Actor actor)
    {
        (_projection, _authorizer) = (projection, authorizer);
        (_actor, _edit) = (actor, ContentPermissions.Of(contentType, "edit"));
    }

    /// <exception cref="ContentQueryException">The query asks by a member that this actor does not see in every item.</exception>
    public static async ValueTask<ListView> OfAsync(
        ContentProjection projection, IAuthorizer authorizer, QueryNames names, ContentQuery query, Actor actor, CancellationToken cancellationToken)
    {
        var view = new ListView(projection, authorizer, query.ContentType, actor);
        view._seesAll = actor.IsAuthenticated && await authorizer.AllowsAsync(actor, view._edit, null, cancellationToken);
        foreach (var filter in new ContentBranch(query.Filters, query.Groups).AllFilters())
        {
            if (await view.IsHiddenAsync(names.Find(query.ContentType, filter.Path), cancellationToken))
                throw QueryErrors.Hidden(filter.Parameter, filter.Path);
        }

        // Relevance tells of what everybody may find.
        foreach (var sort in query.ThenBy.Select(then => then.Path).Prepend(query.OrderBy))
        {
            if (await view.IsHiddenAsync(names.Find(query.ContentType, sort), cancellationToken))
                throw QueryErrors.Hidden("sort", sort);
        }

        return view;
    }

    public async ValueTask<IReadOnlyList<ListedDocument>> ShowAsync(IReadOnlyList<ListedDocument> documents, CancellationToken cancellationToken)
    {
        if (_seesAll)
            return documents;
        ListedDocument[]? shown = null;
        for (var i = 0; i < documents.Count; i++)
        {
            if (_projection.ForReaders(documents[i].Body) is not { } locked || await _authorizer.AllowsAsync(_actor, _edit, locked.Owner, cancellationToken))
                continue;
            shown ??= [.. documents];
            shown[i] = new ListedDocument(locked.Body, ContentTags.Locked(documents[i].Tag));
        }

        return shown ?? documents;
    }

    private async ValueTask<bool> IsHiddenAsync(NamedMember? member, CancellationToken cancellationToken) => member switch
    {
        IndexedMember own => !_seesAll && !_projection.IsOpen(own.ContentType, own.Field.Member),
        PickedMember picked => (!_seesAll && !_projection.IsOpen(picked.Picker.ContentType, picked.Picker.Field.Member))
            || await IsAnyHiddenAsync(picked.Targets, cancellationToken),
        _ => false,
    };

    // What is asked of picked items is asked of items of their types: of all of them, so of all of them it must be open.
    private async ValueTask<bool> IsAnyHiddenAsync(IReadOnlyList<IndexedMember> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            if (!await _authorizer.AllowsAsync(_actor, ContentPermissions.Of(target.ContentType, "view"), null, cancellationToken)
                || (!_projection.IsOpen(target.ContentType, target.Field.Member)
                    && !await _authorizer.AllowsAsync(_actor, ContentPermissions.Of(target.ContentType, "edit"), null, cancellationToken)))
                return true;
        }

        return false;
    }
}
