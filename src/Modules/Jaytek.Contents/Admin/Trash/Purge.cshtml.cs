using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Trash;

/// <summary>Asks before an item is deleted for ever.</summary>
[Require("content:purge:any")]
internal sealed class PurgeModel(TrashList trash, PurgeContent purge, IContentDefinitionManager definitions) : PageModel
{
    public TrashLine Line { get; private set; } = null!;

    public string TypeName => definitions.Current.Type(Line.ContentType)?.DisplayName ?? Line.ContentType;

    public string Name => Line.Title.Length > 0 ? Line.Title : "Untitled";

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if ((await purge.RunAsync(id, cancellationToken)).Error is { } error)
        {
            Refused = error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, $"“{Name}” is deleted for ever.");
        return LocalRedirect("~/admin/content/trash");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await trash.FindAsync(id, cancellationToken) is not { } line)
            return false;
        Line = line;
        ViewData["Title"] = $"Delete {Name} for ever";
        ViewData["Section"] = "/admin/content/trash";
        return true;
    }
}
