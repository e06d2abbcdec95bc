using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// Orchard's recipe step <c>Queries</c>: <c>{"Queries":[{"Source","Name","Template","Schema","ReturnContentItems"}]}</c>, also with the
/// template where Orchard's exports nest it. A query that this site cannot run is left out and told, so that the rest of the recipe comes in.
/// </summary>
internal sealed class QueriesStep(SaveQuery save) : IRecipeStep
{
    public const string StepName = "Queries";

    public IReadOnlyList<string> Names { get; } = [StepName];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase(StepName) is not JsonArray list)
            return Error.Member("contents.named_query.step", StepName, "The step needs an array Queries.");
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"$.{context.Step.NameInAnyCase(StepName)}[{i}]";
            if (list[i] is not JsonObject query)
                return Error.Member("contents.named_query.step", path, "A query is an object.");
            if (!Enum.TryParse<QuerySource>(query.InAnyCase("Source").AsText(), ignoreCase: true, out var source) || !Enum.IsDefined(source))
            {
                context.Warn(path, $"Queries of the source {query.InAnyCase("Source").AsText() ?? "(none)"} are not run here; left out. There are: {string.Join(", ", Enum.GetNames<QuerySource>())}.");
                continue;
            }

            // Checked before the action, whose refusal would undo the whole step.
            var input = Read(query, source);
            if (SaveQuery.Refuse(input) is { } cannot)
            {
                context.Warn(path, $"The query {input.Name} is left out. {cannot.Members?.Values.FirstOrDefault()?.FirstOrDefault() ?? cannot.Message}");
                continue;
            }

            var saved = await save.RunAsync(new SaveQuery.Input(input), cancellationToken);
            if (saved.Error is { } error)
                return error with { Message = $"At {context.Place(path)}: {error.Message}" };
            context.Count(saved.Value);
        }

        return Result.Success;
    }

    private static QueryInput Read(JsonObject query, QuerySource source)
    {
        var template = query.InAnyCase("Template") ?? query.InAnyCase("Properties").Member("SqlQueryMetadata").Member("Template");
        return new QueryInput(
            query.InAnyCase("Name").AsText(), source, Text(template), Text(query.InAnyCase("Schema")), query.InAnyCase("ReturnContentItems").AsFlag() ?? false);
    }

    // A template or a schema may be written as the JSON that it is.
    private static string? Text(JsonNode? node) => node is JsonObject or JsonArray ? node.ToJsonString(JsonSerializerOptions.Web) : node.AsText();
}
