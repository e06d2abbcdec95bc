using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Scripting;
using Jaytek.Recipes.Settings;

namespace Jaytek.Recipes.Steps;

/// <summary><c>custom-settings</c>: content items that serve as settings, by the names of their types; each replaces the one before.</summary>
internal sealed class CustomSettingsStep(SettingsSections sections, SaveSettingsSection save) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["custom-settings"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, item) in context.Step.Where(member => !member.Key.Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            var path = SourceMap.Member("$", name);
            if (item is not JsonObject)
                context.Warn(path, "Custom settings are content items; this is skipped.");
            else if (SettingsSections.IsClosed(name) || sections.Find(name) is not null)
                context.Warn(path, $"{name} names settings of a module, which custom settings may not replace; it is skipped.");
            else
            {
                var saved = await save.RunAsync(name, ScriptValues.Text(item), cancellationToken);
                if (saved.Error is { } error)
                    return error;
                context.Count(saved.Value);
            }
        }
        return Result.Success;
    }
}
