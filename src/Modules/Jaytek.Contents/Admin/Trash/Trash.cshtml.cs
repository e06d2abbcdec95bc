using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Trash;

/// <summary>What was deleted and can come back: everything that the user may delete.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class TrashModel(
    TrashList trash, RestoreContent restore, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current, IAuthorizer authorizer, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    public IReadOnlyList<TrashLine> Lines { get; private set; } = [];

    /// <summary>The types of which there is something, with how many.</summary>
    public IReadOnlyList<(ContentTypeDefinition Type, int Count)> Types { get; private set; } = [];

    public string? Search { get; private set; }

    public string? Chosen { get; private set; }

    public int Total { get; private set; }

    public int PageNumber { get; private set; }

    /// <summary>Whether the user may delete for ever.</summary>
    public bool MayPurge { get; private set; }

    /// <summary>Why restoring was refused, or null.</summary>
    public string? Refused { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public string TypeOf(TrashLine line) => definitions.Current.Type(line.ContentType)?.DisplayName ?? line.ContentType;

    public async Task<IActionResult> OnGetAsync(string? q, string? type, [FromQuery(Name = "page")] int? page, CancellationToken cancellationToken)
    {
        await ListAsync(q, type, page ?? 1, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "id")] string? id, CancellationToken cancellationToken)
    {
        var restored = await restore.RunAsync(id ?? "", cancellationToken);
        if (restored.Error is { } error)
        {
            if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
                return Forbid();
            Refused = error.Members is { } members ? $"{error.Message} {string.Join(" ", members.Values.SelectMany(messages => messages))}" : error.Message;
            Response.StatusCode = Problems.StatusOf(error.Kind);
            await ListAsync(null, null, 1, cancellationToken);
            return Page();
        }

        var (item, taken) = restored.Value;
        TempData.Notify(NoticeKind.Success, $"“{item.DisplayText}” is a draft again.");
        if (taken is not null)
            TempData.Notify(NoticeKind.Warning, $"Another item has the address /{taken} now, so this one got a new address.");
        return LocalRedirect($"~/admin/content/edit/{item.ContentItemId}");
    }

    private async Task ListAsync(string? search, string? type, int page, CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.DeletableAsync(definitions.Current.Types, cancellationToken);
        var all = new TrashFilter([.. types.Select(one => one.Name)], search, ownOnly, current.Actor.UserId);
        var counts = await trash.CountAsync(all, cancellationToken);
        Types = [.. types.Where(one => counts.ContainsKey(one.Name)).OrderBy(one => one.Plural(), StringComparer.Ordinal).Select(one => (one, counts[one.Name]))];
        Search = search;
        Chosen = types.FirstOrDefault(one => one.Name == type)?.Name;
        Total = Chosen is null ? counts.Values.Sum() : counts.GetValueOrDefault(Chosen);
        PageNumber = Math.Clamp(page, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var shown = Chosen is null ? all : all with { ContentTypes = [Chosen] };
        Lines = await trash.ListAsync(shown, (PageNumber - 1) * PageSize, PageSize, cancellationToken);
        MayPurge = await authorizer.AllowsAsync(current.Actor, PurgeContent.Right, null, cancellationToken);
        ViewData["Title"] = "Trash";
    }
}
