using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates;

/// <summary>A template as somebody wants it.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Description">For other admins.</param>
/// <param name="Source">Handlebars.</param>
/// <param name="IsEnabled">Whether pages use it.</param>
/// <param name="Themes">The ids of the themes in which it is used; empty for all.</param>
internal sealed record TemplateInput(string? Name, string? Description, string? Source, bool IsEnabled, IReadOnlyList<string> Themes);

/// <summary>Writes a template, new or known; one that Handlebars cannot read is refused with its line.</summary>
internal sealed class SaveTemplate(ActionRunner runner, SiteThemes themes, TemplateFailures failures, IHostContext host)
{
    /// <summary>Errors: <c>pages.template.name</c>, <c>pages.template.source</c>, <c>pages.template.theme</c>, <c>pages.template.taken</c>, <c>pages.template.not_found</c>.</summary>
    /// <param name="id">The one to change; null makes a new one.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="version">The version that the editor saw, for a known one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<long>> RunAsync(long? id, TemplateInput input, long version, CancellationToken cancellationToken) =>
        runner.RunAsync<long>("pages.template.save", async scope =>
        {
            if (await scope.RefuseAsync(TemplatesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (Wrong(input) is { } wrong)
                return wrong;
            var name = input.Name!.Trim();
            var own = scope.Db.Set<Template>().Where(one => one.BrandId == host.BrandId);
            var template = id is null ? null : await own.SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (id is not null && template is null)
                return new Error("pages.template.not_found", "There is no such template any more.", ErrorKind.NotFound);
            if (template is not null && template.RowVersion != version)
                return new Error("engine.conflict", "Somebody else changed this meanwhile. Copy what you wrote, reload and try again.", ErrorKind.Conflict);
            if (await own.AnyAsync(one => one.Name == name && one.Id != (id ?? 0), cancellationToken))
                return Error.Member("pages.template.taken", "Name", $"There is a template {name} already.");
            if (input.IsEnabled && await LostPieceAsync(own.Where(one => one.IsEnabled && one.Id != (id ?? 0)), name, input, cancellationToken) is { } lost)
                return lost;
            var before = template is null ? null : Json(template);
            if (template is null)
                scope.Db.Add(template = new Template { BrandId = host.BrandId, Name = name, Source = "" });
            Take(template, input, scope);
            await scope.Db.SaveChangesAsync(cancellationToken);
            Leave(scope, template, before);
            scope.AfterCommit(() => failures.Forget(template.Id));
            return template.Id;
        }, cancellationToken);

    // One that is only being worked on may name what is still to be made.
    private static async Task<Error?> LostPieceAsync(IQueryable<Template> others, string name, TemplateInput input, CancellationToken cancellationToken) =>
        TemplatePieces.FaultOf(Lines(input.Source), name, await others.Select(one => one.Name).ToListAsync(cancellationToken)) is { } fault
            ? Error.Member("pages.template.source", "Source", fault.ToString()) : null;

    internal static void Take(Template template, TemplateInput input, ActionScope scope)
    {
        (template.Name, template.Description, template.Source) = (input.Name!.Trim(), input.Description?.Trim() ?? "", Lines(input.Source));
        (template.IsEnabled, template.Themes) = (input.IsEnabled, string.Join(',', input.Themes));
        (template.ChangedAt, template.ChangedById, template.Failure, template.FailedAt) = (scope.Now, scope.Actor.UserId, null, null);
    }

    internal static void Leave(ActionScope scope, Template template, JsonObject? before)
    {
        scope.Audit("Template", template.Id.ToString(CultureInfo.InvariantCulture), $"Template {template.Name} {(before is null ? "made" : "changed")}", before, Json(template));
        scope.Bump(TemplateCache.Name);
    }

    /// <summary>What the audit trail keeps of it: all that can be changed, so that an older form can be taken from there.</summary>
    internal static JsonObject Json(Template template) => new()
    {
        ["Name"] = template.Name,
        ["Description"] = template.Description,
        ["Enabled"] = template.IsEnabled,
        ["Themes"] = template.Themes,
        ["Content"] = template.Source,
    };

    internal static string Lines(string? source) => (source ?? "").ReplaceLineEndings("\n");

    private Error? Wrong(TemplateInput input)
    {
        if (!TemplateName.IsName(input.Name?.Trim() ?? ""))
            return Error.Member("pages.template.name", "Name", $"A name begins with a letter and has at most {TemplateName.MaxLength} letters, digits, dashes and underscores: Content__Mix, Content_Summary__Mix, Widget__Gallery, or that of a piece such as Byline.");
        if ((input.Description?.Length ?? 0) > TemplateTable.MaxDescription)
            return Error.Member("pages.template.description", "Description", $"A description has at most {TemplateTable.MaxDescription} characters.");
        if (input.Themes.FirstOrDefault(theme => themes.Public.All(known => known.Id != theme)) is { } unknown)
            return Error.Member("pages.template.theme", "Themes", $"There is no theme {unknown}.");
        return TemplateSandbox.FaultOf(Lines(input.Source)) is { } fault ? Error.Member("pages.template.source", "Source", fault.ToString()) : null;
    }
}
