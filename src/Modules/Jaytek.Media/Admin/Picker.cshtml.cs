using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Media.Admin;

/// <summary><c>/admin/media/picker</c>: the library as the dialog of a media field shows it. Opened by itself it is a page that shows paths to copy.</summary>
[Require(MediaPermissions.ManageText)]
internal sealed class PickerModel(LibraryViews library) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>The endings that the field takes, with commas between.</summary>
    [BindProperty(SupportsGet = true, Name = "ext")]
    public string? Extensions { get; set; }

    /// <summary><c>library</c> or <c>upload</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Tab { get; set; }

    public bool IsUpload => Tab == "upload";

    /// <summary>True where a script wants the inside of its dialog.</summary>
    public bool IsFragment => Request.Headers.ContainsKey("X-Fragment");

    public LibraryView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.Vary = "X-Fragment";
        var extensions = (Extensions ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(extension => extension.ToLowerInvariant()).Take(50).ToList();
        View = await library.ReadOwnAsync(Folder, Search, PageNumber, extensions, cancellationToken);
    }
}
