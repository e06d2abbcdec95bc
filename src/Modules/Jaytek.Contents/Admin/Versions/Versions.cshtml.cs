using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>The versions of an item: who saved them and when, which of them visitors see, two to compare, one to restore.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class VersionsModel(
    VersionList versions, RestoreVersion restore, EditorAccess access, IContentReader reader, IContentDefinitionManager definitions, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    public ContentItem Item { get; private set; } = null!;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int PageNumber { get; private set; }

    /// <summary>Why restoring was refused, or null.</summary>
    public string? Refused { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Name => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, [FromQuery(Name = "page")] int? page, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        await ListAsync(page ?? 1, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string id, [FromForm(Name = "version")] string? version, [FromForm(Name = "tag")] string? tag, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        var restored = await restore.RunAsync(new RestoreVersion.Input(id, version ?? "", tag), cancellationToken);
        if (restored.Error is not { } error)
        {
            TempData.Notify(NoticeKind.Success, $"Version restored as a draft. Look it over, then publish it.");
            return LocalRedirect($"~/admin/content/edit/{id}");
        }

        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        Refused = error.Members is { } members ? $"{error.Message} {string.Join(" ", members.Values.SelectMany(messages => messages))}" : error.Message;
        Response.StatusCode = Problems.StatusOf(error.Kind);
        await ListAsync(1, cancellationToken);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item || definitions.Current.Type(item.ContentType) is not { } type)
            return NotFound();
        (Item, Type) = (item, type);
        ViewData["Title"] = $"Versions of {Name}";
        ViewData["Section"] = $"/admin/content/{type.Name}";
        return (await access.OfAsync(item, cancellationToken)).Edit ? null : Forbid();
    }

    private async Task ListAsync(int page, CancellationToken cancellationToken)
    {
        Total = await versions.CountAsync(Item.ContentItemId, cancellationToken);
        PageNumber = Math.Clamp(page, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lines = await versions.ListAsync(Item.ContentItemId, (PageNumber - 1) * PageSize, PageSize, cancellationToken);
    }
}
