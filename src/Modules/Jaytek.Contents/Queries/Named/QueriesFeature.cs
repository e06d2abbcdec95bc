using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.NamedQueries;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Queries.Named;

/// <summary>What named queries bring to the feature of content.</summary>
internal static class QueriesFeature
{
    public static FeatureBuilder AddQueries(this FeatureBuilder feature) => feature
        .Aliases("OrchardCore.Queries", "OrchardCore.Queries.Core", "OrchardCore.Queries.Sql")
        .Tables<NamedQueryTable>()
        .Endpoints(NamedQueryApi.Map)
        .Permissions(QueryPermissions.All)
        .Add<IPermissionSource, QueryPermissions>()
        .Add<IRecipeStep, QueriesStep>()
        .Add<IAuditTarget, QueryAuditTarget>()
        .Menu(new MenuEntry("Content", "Queries", "/admin/queries", QueryPermissions.Manage, 60, "database"))
        .Services(services =>
        {
            services.AddSingleton<QueryConnections>();
            services.AddScoped<RunSqlQuery>();
            services.AddScoped<AnswerQuery>();
            services.AddScoped<QueriedItems>();
            services.AddScoped<SaveQuery>();
            services.AddScoped<DeleteQuery>();
        });
}
