using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Queries.Named;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.NamedQueries;

/// <summary>The named queries, and all of them as a recipe.</summary>
[Require(QueryPermissions.ManageText)]
internal sealed class QueriesModel(JaytekDb db) : PageModel
{
    public const string Address = "/admin/queries";

    // More than any site has.
    private const int Most = 1_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<NamedQuery> Lines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var step = new JsonObject
        {
            ["name"] = QueriesStep.StepName,
            ["Queries"] = new JsonArray([.. Lines.Select(query => (JsonNode)SaveQuery.ToJson(query))]),
        };
        var recipe = new JsonObject
        {
            ["name"] = "queries",
            ["displayName"] = "Queries",
            ["description"] = "The named queries of a site.",
            ["issetuprecipe"] = false,
            ["steps"] = new JsonArray(step),
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(recipe, Indented), "application/json", "queries.recipe.json");
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Lines = await db.Set<NamedQuery>().AsNoTracking().OrderBy(query => query.Id).Take(Most).ToListAsync(cancellationToken);
}
