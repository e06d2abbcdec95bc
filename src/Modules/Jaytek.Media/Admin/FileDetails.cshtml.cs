using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Folders;
using Jaytek.Media.Uses;
using Jaytek.Media.Waveforms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Media.Admin;

/// <summary><c>/admin/media/file?path=…</c>: one file, with what can be done to it.</summary>
[Require(MediaPermissions.ManageText)]
internal sealed class FileDetailsModel(
    ListMediaFiles files, IWaveforms waveforms, MoveMediaFile move, DeleteMediaFile delete, RetryMeasurement retry,
    DescribeMediaFile describe, ShownUses uses, StandingFolders folders, IImages images,
    IAuthorizer authorizer, ICurrentActor current) : PageModel
{
    private const int MostNamed = 5;

    [BindProperty(SupportsGet = true, Name = "path")]
    public string FilePath { get; set; } = "";

    [BindProperty(Name = "To")]
    public string? To { get; set; }

    /// <summary>Whether content may be left behind that names the old path.</summary>
    [BindProperty(Name = "Anyway")]
    public bool Anyway { get; set; }

    public ListedFile Shown { get; private set; } = null!;

    public Waveform? Waveform { get; private set; }

    /// <summary>Whether the person may move and delete it: buttons that always refuse are not shown.</summary>
    public bool MayManage { get; private set; }

    /// <summary>The picture in a size for this page.</summary>
    public string Preview => images.For(new ImageRequest("", Shown.Path, "")).At(1280);

    /// <summary>The content that names the file, as far as this person may see it.</summary>
    public UsesOfFile Uses { get; private set; } = new([], 0);

    [BindProperty(Name = "AltText")]
    public string? AltText { get; set; }

    /// <summary>The first of those who use it, by name.</summary>
    public string Users
    {
        get
        {
            List<string> names = [.. Uses.Shown.Take(MostNamed).Select(use => use.Title)];
            if (Uses.Count > names.Count)
                names.Add(names.Count == 0 ? Counted.Of(Uses.Count, "item") + " that you may not see" : $"{Uses.Count - names.Count} more");
            return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
        }
    }

    public string Folder => FolderOf(Shown.Path);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await files.FindAsync(FilePath, cancellationToken) is not { } file)
            return NotFound();
        Shown = file;
        To ??= file.Path;
        AltText ??= file.AltText;
        Uses = await uses.OfAsync(file.Key, cancellationToken);
        MayManage = await authorizer.AllowsAsync(current.Actor, MediaPermissions.Manage, file.OwnerId, cancellationToken);
        Waveform = file.IsAudio ? await waveforms.FindAsync(file.Path, cancellationToken) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken)
    {
        var moved = await move.RunAsync(FilePath, To ?? "", Anyway, cancellationToken);
        if (moved.Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"{FilePath} is now {moved.Value}.");
        return RedirectToPage(new { path = moved.Value });
    }

    public async Task<IActionResult> OnPostDescribeAsync(CancellationToken cancellationToken)
    {
        var described = await describe.RunAsync(FilePath, AltText, cancellationToken);
        if (described.Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "The text is kept and proposed wherever the picture is picked.");
        return RedirectToPage(new { path = FilePath });
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        var deleted = await delete.RunAsync(FilePath, cancellationToken);
        if (deleted.Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"{FilePath} is deleted.");
        return RedirectToPage("/Jaytek.Media/Admin/Library", new { folder = await folders.NearestAsync(FolderOf(FilePath), cancellationToken) });
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        var retried = await retry.RunAsync(FilePath, cancellationToken);
        if (retried.Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "The waveform will be made within a minute.");
        return RedirectToPage(new { path = FilePath });
    }

    private async Task<IActionResult> RefusedAsync(Error error, CancellationToken cancellationToken)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        Response.StatusCode = FormErrors.StatusOf(error);
        var member = error.Members?.Keys.FirstOrDefault() switch { "Path" => nameof(To), nameof(AltText) => nameof(AltText), nameof(Anyway) => nameof(Anyway), _ => "" };
        ModelState.AddModelError(member, error.Message);
        return await OnGetAsync(cancellationToken);
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";
}
