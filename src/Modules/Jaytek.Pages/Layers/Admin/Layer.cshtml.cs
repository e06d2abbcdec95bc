using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Layers.Rules;
using Jaytek.Pages.Outlines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>A layer and its rule; every button but Save only draws the form again.</summary>
[Require(LayerRights.Manage)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LayerModel(LayerList list, SaveLayer save, DeleteLayer delete, IRoleDirectory roles, IContentDefinitionManager definitions) : PageModel
{
    private const string DoName = "$do";

    /// <summary>The layer as it is stored; null where it is new.</summary>
    public Layer? Stored { get; private set; }

    public LayerForm Form { get; private set; } = null!;

    /// <summary>The state that was edited.</summary>
    public string? Version { get; private set; }

    /// <summary>What a button has done, or null.</summary>
    public OutlineMove? Move { get; private set; }

    /// <summary>What a condition's value is chosen from; empty where it is typed.</summary>
    public IReadOnlyList<string> ChoicesOf(ConditionRow row)
    {
        IReadOnlyList<string> known = row.Kind switch
        {
            ConditionKind.Role => roles.Names,
            ConditionKind.ContentType => [.. definitions.Current.Types.Where(type => type.Stereotype is null).Select(type => type.Name).Order(StringComparer.Ordinal)],
            _ => [],
        };
        // A part of a name is typed, and so is what is not there any more.
        return row.Operator is TextOperator.Equals or TextOperator.NotEquals && (row.Value.Length == 0 || known.Contains(row.Value)) ? known : [];
    }

    public async Task<IActionResult> OnGetAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Version = Stored?.RowVersion.ToString(CultureInfo.InvariantCulture);
        return Show(Stored is null ? LayerForm.New() : LayerForm.Of(Stored));
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Version = Request.Form["$version"];
        var form = LayerForm.Read(Request.Form);
        if (form.Error is { } large)
            return Refused(Stored is null ? LayerForm.New() : LayerForm.Of(Stored), large);
        var verb = Request.Form[DoName].ToString();
        if (verb == "save")
            return await SaveAsync(form.Value, cancellationToken);
        if (verb == "add")
        {
            var added = form.Value.Add(Request.Form["$kind"].ToString());
            if (added.Error is { } tooMany)
                return Refused(form.Value, tooMany);
            Move = added.Value;
        }
        else
        {
            Move = Outline.Apply(form.Value.Rows, verb, RuleJson.Levels);
        }

        return Show(form.Value);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Stored is null)
            return NotFound();
        var deleted = await delete.RunAsync(Stored.Id, cancellationToken);
        if (deleted.Error is { } error)
            return Refused(LayerForm.Of(Stored), error);
        TempData.Notify(NoticeKind.Success, $"Layer “{Stored.Name}” deleted.");
        return LocalRedirect("~/admin/layers");
    }

    private async Task<IActionResult> SaveAsync(LayerForm form, CancellationToken cancellationToken)
    {
        var rule = RuleJson.Write(form.Rows, Stored is null ? null : JsonNode.Parse(Stored.Rule) as JsonObject);
        var version = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var edited) ? edited : (long?)null;
        var saved = await save.RunAsync(
            new SaveLayer.Input(form.Name, form.Description, rule) { Id = Stored?.Id, Version = version, IsNew = Stored is null }, cancellationToken);
        if (saved.Error is { } error)
            return Refused(form, error);
        TempData.Notify(NoticeKind.Success, saved.Value.Change == RecipeChange.Unchanged ? "Nothing was different." : "Layer saved.");
        return LocalRedirect($"~/admin/layers/{saved.Value.Id}");
    }

    private IActionResult Refused(LayerForm form, Error error)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        ModelState.AddRefusal(error, member => member is nameof(LayerForm.Name) or nameof(LayerForm.Description) ? member : "");

        Response.StatusCode = FormErrors.StatusOf(error);
        return Show(form);
    }

    private IActionResult Show(LayerForm form)
    {
        Form = form;
        ViewData["Title"] = Stored?.Name ?? "New layer";
        ViewData["Section"] = "/admin/layers";
        return Page();
    }

    private async Task<bool> LoadAsync(long? id, CancellationToken cancellationToken)
    {
        Stored = id is { } key ? await list.FindAsync(key, cancellationToken) : null;
        return id is null || Stored is not null;
    }
}
