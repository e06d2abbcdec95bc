using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A module of the tests' own that brings a recipe step.</summary>
public sealed class ProbeModule : IModule
{
    public const string Probe = "Test.Probe";

    public void Build(ModuleBuilder module) =>
        module.Feature(Probe, "Probe", "Test", "A recipe step that does as it is told.").Add<IRecipeStep, ProbeStep>();
}

/// <summary><c>{"name":"probe","write":"Section","then":"refuse|crash"}</c></summary>
internal sealed class ProbeStep(ActionRunner runner, SettingsStore settings) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["probe"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        runner.RunAsync("test.probe", async _ =>
        {
            if (context.Step["write"] is { } section)
                context.Count(await settings.SetAsync(section.GetValue<string>(), "{}", cancellationToken) ? RecipeChange.Created : RecipeChange.Unchanged);
            return context.Step["then"]?.GetValue<string>() switch
            {
                "refuse" => new Error("test.refused", "As told."),
                "crash" => throw new InvalidOperationException("As told."),
                _ => Result.Success,
            };
        }, cancellationToken);
}
