using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A module of the tests' own that brings a recipe step.</summary>
public sealed class ProbeModule : IModule
{
    public const string Probe = "Test.Probe";

    /// <summary>What a step's slow preparation waits for.</summary>
    public static Func<CancellationToken, Task> Slow { get; set; } = _ => Task.CompletedTask;

    public void Build(ModuleBuilder module) =>
        module.Feature(Probe, "Probe", "Test", "A recipe step that does as it is told.").Add<IRecipeStep, ProbeStep>();
}

/// <summary><c>{"name":"probe","write":"Section","then":"refuse|crash|break","slow":true}</c></summary>
internal sealed class ProbeStep(ActionRunner runner, SettingsStore settings, JaytekDb db) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["probe"];

    public async Task<Result> PrepareAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step["slow"] is not null)
            await ProbeModule.Slow(cancellationToken);
        context.Prepared = this;
        return Result.Success;
    }

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        runner.RunAsync("test.probe", async _ =>
        {
            Assert.Same(this, context.Prepared);
            if (context.Step["write"] is { } section)
                context.Count(await settings.SetAsync(section.GetValue<string>(), "{}", cancellationToken) ? RecipeChange.Created : RecipeChange.Unchanged);
            if (context.Step["then"]?.GetValue<string>() == "break")
                await db.Database.ExecuteSqlRawAsync("select * from no_such_table", cancellationToken);
            return context.Step["then"]?.GetValue<string>() switch
            {
                "refuse" => new Error("test.refused", "As told."),
                "crash" => throw new InvalidOperationException("As told."),
                _ => Result.Success,
            };
        }, cancellationToken);
}
