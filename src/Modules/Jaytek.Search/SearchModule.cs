using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Search.Contracts;
using Jaytek.Search.Index;
using Jaytek.Search.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Search;

/// <summary>A search over everything that everybody may view.</summary>
public sealed class SearchModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature("Jaytek.Search", "Search", "Content", "A search page over everything that everybody may view.")
        .Aliases("OrchardCore.Search", "OrchardCore.Lucene", "OrchardCore.Search.Lucene")
        .Tables<SearchTable>()
        .Permissions(SearchPermissions.All)
        .Endpoints(SuggestEndpoint.Map)
        .Endpoints(SearchApi.Map)
        .Handles<SearchableChanged, FollowChanges>("search.documents.follow")
        .Job<FollowKinds>("search.kinds", "40 * * * * ?")
        .Job<RebuildAll>("search.rebuild", "0 23 3 * * ?")
        .Command<SearchVerb>("search")
        .Services(services => services
            .AddScoped<KeepDocuments>()
            .AddScoped<RebuildKind>()
            .AddScoped<ForgetKind>()
            .AddScoped<ISiteSearch, FindDocuments>());
}
