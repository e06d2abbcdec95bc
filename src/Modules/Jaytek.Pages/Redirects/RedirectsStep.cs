using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// The step <c>Redirects</c>, which is ours: <c>{"Redirects":[{"From":"/old","To":"/new","Status":301}]}</c>; the status is 301 where it is
/// missing. Orchard's <c>UrlRewriting</c> holds regular expressions over the whole address and is another thing.
/// </summary>
internal sealed class RedirectsStep(ImportRedirects import) : IRecipeStep
{
    public IReadOnlyList<string> Names => ["Redirects"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase("Redirects") is not JsonArray list)
            return new Error("pages.redirect.step", $"{context.Place("$")}: the step has no array Redirects.");
        var lines = list.Select((entry, at) => (at, Read(entry as JsonObject ?? []))).ToList();
        var imported = await import.RunAsync(lines, isTrial: false, cancellationToken);
        if (imported.Error is { } error)
            return error;
        foreach (var line in imported.Value)
        {
            if (line.Refusal is { } refusal)
                return refusal with { Message = $"{context.Place($"$.Redirects[{line.Number}]")}: {refusal.Message}" };
            context.Count(line.Change!.Value);
        }
        return Result.Success;
    }

    private static RedirectInput Read(JsonObject entry) => new(
        entry.InAnyCase("From").AsText(), entry.InAnyCase("To").AsText(),
        entry.InAnyCase("Status") is { } status ? (int)(status.AsNumber() ?? 0) : 301);
}
