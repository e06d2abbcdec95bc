using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Runs;

/// <summary>Prepares one step, runs it as one unit of work and notes it, in the same transaction, in the run's history.</summary>
internal sealed class RunStep(ActionRunner runner, StepRunner steps, RecipeChain chain)
{
    public async Task<Result<StepReport>> RunAsync(RecipeSession session, RecipeFileStep step, long runId, CancellationToken ct)
    {
        if (chain.Enter(session.File.Header.Name) is { } circle)
            return circle;
        var prepared = await steps.PrepareAsync(session, step, ct);
        return prepared.Error is { } refusal ? refusal : await RunAsync(prepared.Value, runId, ct);
    }

    private Task<Result<StepReport>> RunAsync(PreparedStep step, long runId, CancellationToken ct) =>
        runner.RunAsync<StepReport>("recipes.step.run", async scope =>
        {
            var report = await steps.RunAsync(step, ct);
            if (!report.IsSuccess)
                return report;
            if (await scope.Db.Set<RecipeRun>().FindAsync([runId], ct) is { } run)
            {
                var done = JsonNode.Parse(run.Steps)!.AsArray();
                done.Add(JsonSerializer.SerializeToNode(report.Value, JsonSerializerOptions.Web));
                run.Steps = done.ToJsonString();
            }
            return report;
        }, ct);
}
