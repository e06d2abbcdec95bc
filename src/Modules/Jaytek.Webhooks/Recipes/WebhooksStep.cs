using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Recipes;

/// <summary>
/// <c>{"name":"Webhooks","Endpoints":[{"Url","Description","Events":["content.*"],"ContentTypes":["Mix"],"Secret":"whsec_…","IsOn":true}]}</c>. An endpoint is
/// known by its address. Without a secret one is made, which nobody sees: give the endpoint a new one in the admin.
/// </summary>
internal sealed class WebhooksStep(SaveEndpoint save, JaytekDb db) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["Webhooks"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step["Endpoints"] is not JsonArray endpoints)
            return WebhooksErrors.Step(context.Place("$"), "it has no list Endpoints");
        for (var i = 0; i < endpoints.Count; i++)
        {
            var place = $"$.Endpoints[{i}]";
            if (endpoints[i] is not JsonObject json)
                return WebhooksErrors.Step(context.Place(place), "an endpoint is an object");
            var saved = await SaveAsync(context, Read(json), cancellationToken);
            if (saved.Error is { } refusal)
                return WebhooksErrors.Step(context.Place(place), refusal.Members?.Values.FirstOrDefault()?.FirstOrDefault() ?? refusal.Message);
        }
        return Result.Success;
    }

    private async Task<Result> SaveAsync(RecipeStepContext context, EndpointInput input, CancellationToken cancellationToken)
    {
        var known = await db.Set<Endpoint>().AsNoTracking().OrderBy(e => e.CreatedAt).FirstOrDefaultAsync(e => e.Url == input.Url, cancellationToken);
        if (known is not null && IsSame(known, input))
        {
            context.Count(RecipeChange.Unchanged);
            return Result.Success;
        }
        var saved = await save.RunAsync(known?.Id, input, null, cancellationToken);
        if (saved.IsSuccess)
            context.Count(known is null ? RecipeChange.Created : RecipeChange.Changed);
        return saved;
    }

    private static bool IsSame(Endpoint known, EndpointInput input) =>
        (known.Description, known.Events, known.ContentTypes, known.IsOn) == (input.Description, input.Events, input.ContentTypes, input.IsOn);

    private static EndpointInput Read(JsonObject json) => new(
        Text(json["Url"])?.Trim(), Text(json["Description"])?.Trim() ?? "", Words(json["Events"]), Words(json["ContentTypes"]), Flag(json["IsOn"]) ?? true)
    {
        Secret = Text(json["Secret"]),
    };

    private static string Words(JsonNode? node) => node is JsonArray list ? string.Join(' ', list.Select(Text)) : Text(node) ?? "";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool? Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}
