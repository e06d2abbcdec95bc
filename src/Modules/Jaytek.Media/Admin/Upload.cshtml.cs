using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Admin;

/// <summary><c>/admin/media/upload</c>: takes files as they arrive, never whole in memory. Each file stands for itself: what was refused is named, the rest is stored.</summary>
[Require(MediaPermissions.ManageText)]
[IgnoreAntiforgeryToken] // The form checks the token itself, before the first file: the framework would read all files first.
[StreamedForm]
[DisableRequestSizeLimit] // The limit is configuration, and set by the handler.
internal sealed class UploadModel(StoreMediaFile store, IAntiforgery antiforgery, IOptions<MediaOptions> options) : PageModel
{
    private const long RoomForFields = 1024 * 1024;

    public string Folder { get; private set; } = "";

    public bool Replace { get; private set; }

    private string? _code;

    public long MaxFileBytes => options.Value.MaxFileBytes;

    /// <summary>The files of a form with refusals that were stored all the same.</summary>
    public IList<string> Stored { get; } = [];

    public void OnGet() => Folder = Request.Query["folder"].ToString();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var most = options.Value.MaxFileBytes + RoomForFields;
        if (Request.ContentLength > most)
            return TooMuch();
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        var form = new UploadForm(antiforgery);
        try
        {
            await form.ReadAsync(HttpContext, (name, content) => StoreAsync(form, name, content, cancellationToken), cancellationToken);
        }
        catch (AntiforgeryValidationException)
        {
            return BadRequest();
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooMuch() : StatusCode(e.StatusCode);
        }
        return Answer(form);
    }

    private IActionResult Answer(UploadForm form)
    {
        (Folder, Replace) = (form[nameof(Folder)], IsReplacing(form));
        if (Stored.Count == 0 && ModelState.IsValid)
            ModelState.AddModelError("File", "Choose at least one file.");
        if (IsScript)
            return Json(StatusCodes.Status422UnprocessableEntity);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData.Notify(NoticeKind.Success, Stored.Count == 1 ? $"{Stored[0]} is stored." : $"{Stored.Count} files are stored.");
        return form["As"] is { Length: > 0 } path
            ? RedirectToPage("/Jaytek.Media/Admin/FileDetails", new { path })
            : RedirectToPage("/Jaytek.Media/Admin/Library", new { folder = MediaPath.FolderOf(Folder) });
    }

    /// <summary>Scripts send file by file, to show how far each is, and want no page.</summary>
    private bool IsScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private JsonResult Json(int refusedAs)
    {
        var errors = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage);
        return new JsonResult(new { stored = Stored, errors, code = _code }) { StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : refusedAs };
    }

    private IActionResult TooMuch()
    {
        const int Status = StatusCodes.Status413PayloadTooLarge;
        TooLarge.Refuse(HttpContext, $"All files of one form may have up to {Sizes.Of(MaxFileBytes)} together.");
        if (!IsScript)
            return StatusCode(Status);
        // Scripts send one file at a time.
        var error = MediaErrors.TooLarge(MaxFileBytes);
        _code = error.Code;
        ModelState.AddModelError("File", error.Message);
        return Json(Status);
    }

    private async Task StoreAsync(UploadForm form, string name, Stream content, CancellationToken cancellationToken)
    {
        var folder = form[nameof(Folder)].Trim().Trim('/');
        // A file that takes another's place takes its path too, whatever it was called before.
        var path = form["As"] is { Length: > 0 } taken ? taken : (folder.Length > 0 ? folder + "/" : "") + MediaPath.Tidy(name);
        var stored = await store.RunAsync(new MediaUpload(path, content, IsReplacing(form)), cancellationToken);
        _code ??= stored.Error?.Code;
        if (stored.Error is { } error)
            ModelState.AddModelError(error.Members is { } members && members.ContainsKey("Path") ? nameof(Folder) : "File", $"{name}: {error.Message}");
        else
            Stored.Add(path);
    }

    private static bool IsReplacing(UploadForm form) => form[nameof(Replace)] == "true";
}
