using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Media.Admin;

/// <summary><c>/admin/media</c>: the library, folder by folder.</summary>
[Require(MediaPermissions.ManageText)]
internal sealed class LibraryModel(ListMediaFiles files) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    public MediaPage Listed { get; private set; } = new([], 0, []);

    /// <summary>The folder and those around it, outermost first, with their paths.</summary>
    public IEnumerable<(string Name, string Path)> Crumbs
    {
        get
        {
            var parts = (Folder ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
            return parts.Select((part, i) => (part, string.Join('/', parts[..(i + 1)])));
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        Listed = await files.RunAsync(new MediaQuery(Folder ?? "", (Search ?? "").Trim(), PageNumber), cancellationToken);
    }
}
