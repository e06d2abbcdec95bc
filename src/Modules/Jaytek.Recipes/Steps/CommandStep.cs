using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Steps;

/// <summary><c>Command</c> and <c>ReloadTenant</c>: Orchard's ways to drive its own host, which mean nothing to this one; each says so.</summary>
internal sealed class CommandStep : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Command", "ReloadTenant"];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Name.Equals("ReloadTenant", StringComparison.OrdinalIgnoreCase))
            context.Warn("$.name", "Nothing needs to be reloaded here: features and settings take effect at once.");
        else if (context.Step.InAnyCase("Commands") is JsonArray commands)
            for (var i = 0; i < commands.Count; i++)
                context.Warn(
                    SourceMap.Item(SourceMap.Member("$", context.Step.NameInAnyCase("Commands")!), i),
                    $"There is no command {Verb(commands[i])} here; it is skipped.");
        else
            context.Warn("$", "The step has no `Commands`.");
        return Task.FromResult(Result.Success);
    }

    // A command may hold a password in its arguments; only its first word is repeated.
    private static string Verb(JsonNode? command) => command.ScalarText()?.Trim().Split(' ', 2)[0] ?? "(not a text)";
}
