using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Pages.Templates.Admin;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages.Templates;

/// <summary>What templates add to the feature Pages.</summary>
internal static class TemplatesFeature
{
    /// <summary>Adds the table, the sandbox, the job, the recipe step and the admin's pages.</summary>
    public static FeatureBuilder AddTemplates(this FeatureBuilder pages) => pages
        .Aliases("OrchardCore.Templates")
        .Tables<TemplateTable>()
        .Services(services => services
            .AddSingleton<TemplateCache>()
            .AddSingleton<IEpochListener>(provider => provider.GetRequiredService<TemplateCache>())
            .AddSingleton<TemplateFailures>()
            .AddScoped<TemplateModels>()
            .AddScoped<ItemTemplates>()
            .AddScoped<SaveTemplate>()
            .AddScoped<DeleteTemplate>())
        .Add<IRecipeStep, ImportTemplates>()
        .Add<IAuditTarget, TemplateAuditTarget>()
        .Job<WriteFailuresDown>("pages.template_failures", "15 * * * * ?")
        .Permissions(TemplatesPermissions.All)
        .Menu(new MenuEntry("Design", "Templates", TemplatesModel.Address, TemplatesPermissions.Manage, 30, "template"));
}
