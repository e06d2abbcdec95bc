using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Media.Profiles;

/// <summary>The step <c>MediaProfiles</c>: <c>{"MediaProfiles":{"name":{…}}}</c>; each profile replaces the one of its name, others stay.</summary>
internal sealed class MediaProfilesStep(ActionRunner runner, ISettings<MediaProfiles> settings) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["MediaProfiles"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        runner.RunAsync("media.profiles.import", async scope =>
        {
            if (await scope.RefuseAsync(MediaPermissions.ManageProfiles, null, cancellationToken) is { } refusal)
                return refusal;
            if (context.Step.InAnyCase("MediaProfiles") is not JsonObject profiles)
                return MediaErrors.StepInvalid(context.Name, "it has no object MediaProfiles");
            var kept = await settings.GetAsync(cancellationToken);
            var before = JsonSerializer.SerializeToNode(kept.Profiles);
            var changed = false;
            foreach (var (name, profile) in profiles)
            {
                if (profile is JsonObject values)
                    changed |= Keep(context, kept, name, values);
                else
                    context.Warn($"$.MediaProfiles.{name}", "A profile is an object; it was skipped.");
            }
            if (changed)
            {
                await settings.SetAsync(kept, cancellationToken);
                scope.Audit("MediaProfiles", MediaProfiles.Key, "Media profiles imported", before, JsonSerializer.SerializeToNode(kept.Profiles));
            }
            return Result.Success;
        }, cancellationToken);

    private static bool Keep(RecipeStepContext context, MediaProfiles kept, string name, JsonObject values)
    {
        var isNew = !kept.Profiles.TryGetValue(name, out var before);
        if (!isNew && JsonNode.DeepEquals(before, values))
        {
            context.Count(RecipeChange.Unchanged);
            return false;
        }
        kept.Profiles[name] = values.DeepClone().AsObject();
        context.Count(isNew ? RecipeChange.Created : RecipeChange.Changed);
        return true;
    }
}
