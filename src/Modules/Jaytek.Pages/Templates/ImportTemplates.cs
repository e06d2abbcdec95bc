using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates;

/// <summary>
/// The step <c>Templates</c> in Orchard's form: <c>{"Templates":{"Content__Mix":{"Description":"…","Content":"…"}}}</c>, and two members of
/// ours, <c>Enabled</c> and <c>Themes</c>. What Handlebars cannot read, as Orchard's Liquid, is kept switched off, with a warning that
/// names its line: nothing of a recipe is lost, and nothing of it runs.
/// </summary>
internal sealed class ImportTemplates(ActionRunner runner, IHostContext host) : IRecipeStep
{
    private const string Member = "Templates";

    public IReadOnlyList<string> Names => [Member];

    public Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        runner.RunAsync("pages.template.import", async scope =>
        {
            if (await scope.RefuseAsync(TemplatesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (context.Step.InAnyCase(Member) is not JsonObject templates)
                return new Error("pages.template.step", $"{context.Place("$")}: the step has no object Templates.");
            foreach (var (name, value) in templates)
            {
                if (value is not JsonObject json || json.InAnyCase("Content").AsText() is not { } source)
                    return new Error("pages.template.step", $"{context.Place($"$.Templates.{name}")}: a template is an object with a text Content.");
                if (!TemplateName.IsName(name) || source.Length > TemplateCheck.MaxLength || json.InAnyCase("Description").AsText()?.Length > TemplateTable.MaxDescription)
                    return new Error("pages.template.step", $"{context.Place($"$.Templates.{name}")}: its name, its description or its text is none that a template can have.");
                context.Count(await TakeAsync(scope, name, json, Input(context, name, json, source), cancellationToken));
            }
            return Result.Success;
        }, cancellationToken);

    private static TemplateInput Input(RecipeStepContext context, string name, JsonObject json, string source)
    {
        var isEnabled = json.InAnyCase("Enabled").AsFlag() ?? true;
        if (TemplateSandbox.FaultOf(SaveTemplate.Lines(source)) is { } fault)
        {
            context.Warn($"$.Templates.{name}", $"The template {name} is kept switched off. {fault}");
            isEnabled = false;
        }
        return new TemplateInput(name, json.InAnyCase("Description").AsText(), source, isEnabled, json.InAnyCase("Themes").AsTexts());
    }

    private async Task<RecipeChange> TakeAsync(ActionScope scope, string name, JsonObject json, TemplateInput input, CancellationToken cancellationToken)
    {
        var template = await scope.Db.Set<Template>().SingleOrDefaultAsync(one => one.BrandId == host.BrandId && one.Name == name, cancellationToken);
        var before = template is null ? null : SaveTemplate.Json(template);
        // A recipe of Orchard's says nothing of our members; what an admin chose for them stays.
        if (template is not null && json.InAnyCase("Enabled") is null && input.IsEnabled)
            input = input with { IsEnabled = template.IsEnabled };
        if (template is not null && json.InAnyCase("Themes") is null)
            input = input with { Themes = template.ThemeIds };
        if (template is not null && template.Source == SaveTemplate.Lines(input.Source) && template.Description == (input.Description?.Trim() ?? "")
            && template.IsEnabled == input.IsEnabled && template.ThemeIds.SequenceEqual(input.Themes))
            return RecipeChange.Unchanged;
        if (template is null)
            scope.Db.Add(template = new Template { BrandId = host.BrandId, Name = name, Source = "" });
        SaveTemplate.Take(template, input, scope);
        await scope.Db.SaveChangesAsync(cancellationToken);
        SaveTemplate.Leave(scope, template, before);
        return before is null ? RecipeChange.Created : RecipeChange.Changed;
    }
}
