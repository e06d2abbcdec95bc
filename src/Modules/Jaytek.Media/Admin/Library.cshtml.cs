using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Folders;
using Jaytek.Media.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Media.Admin;

/// <summary><c>/admin/media</c>: the library, folder by folder, with what can be done to many files and to folders.</summary>
[Require(MediaPermissions.ManageText)]
internal sealed class LibraryModel(
    LibraryViews library, PictureTool pictures, CreateMediaFolder create, MoveMediaFolder moveFolder, DeleteMediaFolder deleteFolder,
    MoveMediaFile move, DeleteMediaFile delete, StandingFolders folders, IAuthorizer authorizer, ICurrentActor current) : PageModel
{
    private const int MostSelected = 500;
    private const int MostNamed = 5;

    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary><c>table</c>, or tiles.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Shape { get; set; }

    public bool IsTable => Shape == "table";

    public LibraryView View { get; private set; } = null!;

    /// <summary>Whether every file and folder is the viewer's to change.</summary>
    public bool MayManageAll { get; private set; }

    /// <summary>Whether a file on this page is the viewer's to change.</summary>
    public bool MayManageSome => MayManageAll || View.Page.Files.Any(file => file.OwnerId is { } owner && owner == current.Actor.UserId);

    /// <summary>True where sizes of pictures wait for a program that is not installed.</summary>
    public bool LacksTool => pictures.IsMissing;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await library.ReadAsync(Folder, Search, PageNumber, [], cancellationToken);
        if (View.IsEmpty && !View.IsSearch && !await folders.StandsAsync(View.Query.Folder, cancellationToken))
            return NotFound();
        MayManageAll = await authorizer.AllowsAsync(current.Actor, MediaPermissions.Manage, null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCreateFolderAsync(string? name, CancellationToken cancellationToken)
    {
        var created = await create.RunAsync(Below(Folder, name), cancellationToken);
        return created.Error is { } error ? await RefusedAsync(error) : await ToldAsync($"The folder {created.Value} is there.", created.Value);
    }

    public async Task<IActionResult> OnPostMoveFolderAsync(string? to, bool anyway, CancellationToken cancellationToken)
    {
        var moved = await moveFolder.RunAsync(Folder ?? "", to ?? "", anyway, cancellationToken);
        return moved.Error is { } error ? await RefusedAsync(error) : await ToldAsync($"The folder is now {moved.Value}.", moved.Value);
    }

    public async Task<IActionResult> OnPostDeleteFolderAsync(CancellationToken cancellationToken)
    {
        var deleted = await deleteFolder.RunAsync(Folder ?? "", cancellationToken);
        return deleted.Error is { } error ? await RefusedAsync(error) : await ToldAsync($"The folder {Folder} is deleted with {Counted.Of(deleted.Value, "file")}.", Folder);
    }

    public Task<IActionResult> OnPostMoveAsync(string[] paths, string? to, bool anyway, CancellationToken cancellationToken) =>
        EachAsync(paths, "moved", async path => (await move.RunAsync(path, Below(to, path[(path.LastIndexOf('/') + 1)..]), anyway, cancellationToken)).Error);

    public Task<IActionResult> OnPostDeleteAsync(string[] paths, CancellationToken cancellationToken) =>
        EachAsync(paths, "deleted", async path => (await delete.RunAsync(path, cancellationToken)).Error);

    /// <summary>Each file stands for itself: what was refused is counted, and the first of it named; the rest is done.</summary>
    private async Task<IActionResult> EachAsync(string[] paths, string verb, Func<string, Task<Error?>> act)
    {
        if (paths.Length == 0)
            return await ToldAsync("Nothing was selected.", Folder, NoticeKind.Warning);
        var (refusals, isAllowed) = (new List<string>(), false);
        foreach (var path in paths.Take(MostSelected))
        {
            var error = await act(path);
            isAllowed |= error?.Kind is not (ErrorKind.Forbidden or ErrorKind.Unauthenticated);
            if (error is not null)
                refusals.Add($"{Path.GetFileName(path)}: {error.Message}");
        }
        if (!isAllowed)
            return Forbid();
        var done = Math.Min(paths.Length, MostSelected) - refusals.Count;
        var words = $"{done} {(done == 1 ? "file is" : "files are")} {verb}.";
        if (refusals.Count == 0)
            return await ToldAsync(words, Folder);
        // They travel in a cookie, which has not room for all.
        var named = string.Join(" ", refusals.Take(MostNamed));
        var rest = refusals.Count - MostNamed;
        return await ToldAsync($"{words} {refusals.Count} {(refusals.Count == 1 ? "is" : "are")} not. {named}{(rest > 0 ? $" And {rest} more." : "")}", Folder, NoticeKind.Error);
    }

    private async Task<IActionResult> RefusedAsync(Error error) =>
        error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated ? Forbid() : await ToldAsync(error.Message, Folder, NoticeKind.Error);

    private async Task<RedirectToPageResult> ToldAsync(string words, string? folder, NoticeKind kind = NoticeKind.Success)
    {
        TempData.Notify(kind, words);
        var nearest = await folders.NearestAsync(folder, HttpContext.RequestAborted);
        return RedirectToPage(new { folder = nearest.Length == 0 ? null : nearest, view = Shape });
    }

    private static string Below(string? folder, string? name) =>
        string.IsNullOrWhiteSpace(folder) ? name?.Trim() ?? "" : $"{folder.Trim().Trim('/')}/{name?.Trim()}";
}
