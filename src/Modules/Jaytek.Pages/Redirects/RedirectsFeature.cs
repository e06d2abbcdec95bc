using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Pages.Redirects.Admin;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages.Redirects;

/// <summary>What redirects add to the feature Pages.</summary>
internal static class RedirectsFeature
{
    /// <summary>Adds the table, the answer, the job, the recipe step and the admin's pages.</summary>
    public static FeatureBuilder AddRedirects(this FeatureBuilder pages) => pages
        .Tables<RedirectTable>()
        .Services(services => services
            .AddSingleton<RedirectCache>()
            .AddSingleton<IEpochListener>(provider => provider.GetRequiredService<RedirectCache>())
            .AddSingleton<RedirectHits>()
            .AddScoped<RedirectFinder>()
            .AddSingleton<ClosedAddresses>()
            .AddScoped<ReadRedirect>()
            .AddScoped<AnsweringPages>()
            .AddScoped<RedirectFilter>()
            .AddScoped<SaveRedirect>()
            .AddScoped<DeleteRedirect>()
            .AddScoped<ImportRedirects>()
            .AddScoped<RedirectList>())
        .Add<IContentHandler, FollowMove>()
        .Add<IRecipeStep, RedirectsStep>()
        .Add<IAuditTarget, RedirectAuditTarget>()
        .Job<WriteHitsDown>("pages.redirect_hits", "30 * * * * ?")
        .Permissions(RedirectsPermissions.All)
        .Menu(new MenuEntry("Tools", "Redirects", RedirectsModel.Address, RedirectsPermissions.Manage, 30, "route"));
}
