using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Asks before an item moves to the trash.</summary>
[Require(AdminFeature.Access)]
internal sealed class DeleteModel(
    EditorAccess access, IContentReader reader, IContentManager manager, IContentDefinitionManager definitions, Enabled<IPlacedContent> placed) : PageModel
{
    public ContentItem Item { get; private set; } = null!;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public string Name => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";

    // Where the editor of the item leads back to as well.
    private string ListPath => placed.Select(other => other.ListedAt(Item)).FirstOrDefault(path => path is not null) ?? $"/admin/content/{Type.Name}";

    /// <summary>Why it was refused, or null.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, [FromForm(Name = "tag")] string? tag, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        if ((await manager.DeleteAsync(id, tag, cancellationToken)).Error is { } error)
        {
            Refused = error.Kind == ErrorKind.Conflict ? $"Somebody else changed it meanwhile. Look at it again, or move it to the trash all the same. ({error.Message})" : error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, $"{Type.DisplayName} “{Name}” moved to the trash.");
        return LocalRedirect("~" + ListPath);
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item || definitions.Current.Type(item.ContentType) is not { } type)
            return NotFound();
        (Item, Type) = (item, type);
        ViewData["Title"] = $"Move {Name} to the trash";
        ViewData["Section"] = ListPath;
        return (await access.OfAsync(item, cancellationToken)).Delete ? null : Forbid();
    }
}
