using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Queries;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

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

    private ListView(IServiceProvider services, string contentType, Actor actor)
    {
        _projection = services.GetRequiredService<ContentProjection>();
        _authorizer = services.GetRequiredService<IAuthorizer>();
        (_actor, _edit) = (actor, ContentPermissions.Of(contentType, "edit"));
    }

    /// <exception cref="ContentQueryException">The query asks by a member that this actor does not see in every item.</exception>
    public static async ValueTask<ListView> OfAsync(IServiceProvider services, ContentQuery query, Actor actor, CancellationToken cancellationToken)
    {
        var view = new ListView(services, query.ContentType, actor);
        view._seesAll = actor.IsAuthenticated && await view._authorizer.AllowsAsync(actor, view._edit, null, cancellationToken);
        if (!view._seesAll)
            view.Check(query, services.GetRequiredService<FieldMaps>().Of(services.GetRequiredService<IHostContext>().BrandId, query.ContentType));
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

    private void Check(ContentQuery query, IReadOnlyDictionary<string, IndexField> fields)
    {
        foreach (var filter in query.Filters)
        {
            if (IsHidden(filter.Path))
                throw QueryErrors.Hidden($"filter[{filter.Path}]", filter.Path);
        }

        if (IsHidden(query.OrderBy))
            throw QueryErrors.Hidden("sort", query.OrderBy);

        bool IsHidden(string path) => QueryResolver.Find(query.ContentType, path, fields) is { } field && !_projection.IsOpen(query.ContentType, field.Path);
    }
}
