using Jaytek.Engine.Actions;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Recipes.CommandLine;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;

namespace Jaytek.Recipes.Setup;

/// <summary>
/// Sets a new site up: first its identity and its administrator, then the steps of the recipe one by one, last the mark that it is done,
/// before which nothing is served. One that was cut off begins again from the first step, which finds what is there unchanged.
/// </summary>
internal sealed class SetupSite(
    ActionRunner runner, ISettings<SiteSettings> site, ISettings<SetupState> setup, IAdminAccount admin, ModuleCatalog catalog,
    SwitchFeatures switchFeatures, RecipeLibrary library, RunRecipe runRecipe) : ISiteSetup
{
    public async Task<bool> IsDoneAsync(CancellationToken cancellationToken) => (await setup.GetAsync(cancellationToken)).CompletedAt is not null;

    public async Task<Result> RunAsync(SetupRequest request, CommandConsole console, CancellationToken cancellationToken)
    {
        var recipe = await library.FindAsync(request.Recipe, cancellationToken);
        if (recipe.Error is { } unknown)
            return unknown with { Members = new Dictionary<string, string[]> { [nameof(request.Recipe)] = [unknown.Message] } };
        if (!recipe.Value.File.Header.IsSetupRecipe)
            return SetupErrors.NotForSetup(request.Recipe);
        if ((await BeginAsync(request, cancellationToken)).Error is { } refused)
            return refused;
        var print = new ReportPrinter(console.Out);
        var report = await runRecipe.RunAsync(recipe.Value, print.Step, cancellationToken);
        if ((report.Error ?? report.Value.Error) is { } failed)
            return failed;
        return await CompleteAsync(cancellationToken);
    }

    private Task<Result> BeginAsync(SetupRequest request, CancellationToken ct) =>
        runner.RunAsync("recipes.setup.begin", async scope =>
        {
            var state = await setup.GetAsync(ct);
            if (state.CompletedAt is not null)
                return SetupErrors.Done;
            if (state.Recipe.Length > 0 && !state.Recipe.Equals(request.Recipe, StringComparison.OrdinalIgnoreCase))
                return SetupErrors.BegunWith(state.Recipe, request.Recipe);
            if (state.AdminUserName.Length > 0 && !state.AdminUserName.Equals(request.AdminUserName, StringComparison.OrdinalIgnoreCase))
                return SetupErrors.BegunWithAdmin(state.AdminUserName, request.AdminUserName);
            var settings = await site.GetAsync(ct);
            if (settings.SiteId.Length == 0)
                (settings.SiteId, settings.SetUpAt, settings.SiteName) = (PublicId.New(), scope.Now, request.SiteName);
            await site.SetAsync(settings, ct);
            // What is always on needs its content types and roles too, and nobody ever switches it on.
            var always = await switchFeatures.RunAsync(
                new FeatureSwitch([.. catalog.Features.Where(feature => feature.AlwaysOn).Select(feature => feature.Id)], []), ct);
            if (always.Error is { } error)
                return error;
            var userId = await admin.EnsureAsync(request.AdminUserName, request.AdminEmail, request.AdminPassword, ct);
            if (userId.Error is { } refused)
                return refused;
            (state.Recipe, state.AdminUserId, state.AdminUserName, state.AdminEmail) =
                (request.Recipe, userId.Value, request.AdminUserName, request.AdminEmail);
            await setup.SetAsync(state, ct);
            scope.Audit("Site", settings.SiteId, $"Set-up begun with the recipe {request.Recipe}");
            return Result.Success;
        }, ct);

    private Task<Result> CompleteAsync(CancellationToken ct) =>
        runner.RunAsync("recipes.setup.complete", async scope =>
        {
            var state = await setup.GetAsync(ct);
            state.CompletedAt = scope.Now;
            await setup.SetAsync(state, ct);
            scope.Audit("Site", (await site.GetAsync(ct)).SiteId, "Set-up completed");
            return Result.Success;
        }, ct);
}
