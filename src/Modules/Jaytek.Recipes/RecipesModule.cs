using Jaytek.Engine.Contracts;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Recipes.CommandLine;
using Jaytek.Recipes.Contracts;
using Jaytek.Recipes.Expressions;
using Jaytek.Recipes.Kept;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Jaytek.Recipes.Scripting;
using Jaytek.Recipes.Settings;
using Jaytek.Recipes.Setup;
using Jaytek.Recipes.Steps;
using Jaytek.Recipes.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Recipes;

/// <summary>Recipes in Orchard Core's format, and the set-up of a site from one.</summary>
public sealed class RecipesModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        var feature = module.Feature(
            "Jaytek.Recipes", "Recipes", "Infrastructure", "Definitions, content and settings move in from recipe files.", alwaysOn: true);
        feature.Aliases(
            "OrchardCore.Recipes", "OrchardCore.Recipes.Core", "OrchardCore.Setup", "OrchardCore.Settings", "OrchardCore.CustomSettings",
            "OrchardCore.Features", "OrchardCore.Themes", "OrchardCore.Scripting");
        feature.Options<RecipesOptions>("Recipes");
        feature.Settings<SetupState>(SetupState.Section);
        feature.Permissions(RecipesPermissions.All);
        feature.Tables<RecipeRunTable>();
        feature.Tables<KeptStepDataTable>();
        feature.Tables<RecipeUploadTable>();
        feature.Job<WorkOffRuns>(WorkOffRuns.JobName, "0/15 * * * * ?");
        feature.Job<SweepRecipes>(SweepRecipes.Name, "0 40 3 * * ?");
        feature.Menu(new MenuEntry("Tools", "Recipes", "/admin/recipes", RecipesPermissions.Manage, 50, "list-check"));
        feature.Command<RecipeVerb>("recipe");
        feature.Add<IFeatureInstaller, InstallFeatureRecipes>();
        feature.Add<IRecipeStep, FeatureStep>();
        feature.Add<IRecipeStep, ThemesStep>();
        feature.Add<IRecipeStep, SettingsStep>();
        feature.Add<IRecipeStep, CustomSettingsStep>();
        feature.Add<IRecipeStep, RecipesStep>();
        feature.Add<IRecipeStep, CommandStep>();
        feature.Services(AddServices);
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<JavaScript>();
        services.AddSingleton<IJavaScript>(provider => provider.GetRequiredService<JavaScript>());
        services.AddSingleton<ConfigurationGate>();
        services.AddSingleton<RecipeLibrary>();
        services.AddSingleton<KeptJson>();
        services.AddScoped<SettingsSections>();
        services.AddScoped<RecipeSessions>();
        services.AddScoped<RecipeChain>();
        services.AddScoped<KeepStep>();
        services.AddScoped<StepRunner>();
        services.AddScoped<RunStep>();
        services.AddScoped<RunInnerRecipe>();
        services.AddScoped<Func<RunInnerRecipe>>(provider => provider.GetRequiredService<RunInnerRecipe>);
        services.AddScoped<RunRecipe>();
        services.AddScoped<MarkInterruptedRuns>();
        services.AddScoped<RecipeSources>();
        services.AddScoped<UploadRecipe>();
        services.AddScoped<DeleteUpload>();
        services.AddScoped<StartRecipe>();
        services.AddScoped<WorkOffRun>();
        services.AddHostedService<InterruptedRunsAtStart>();
        services.AddScoped<CheckRecipe>();
        services.AddScoped<IKeptRecipeData, KeptRecipeDataStore>();
        services.AddScoped<ISiteSetup, SetupSite>();
    }
}
