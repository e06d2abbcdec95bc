using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates.Admin;

/// <summary>The templates by name.</summary>
[Require(TemplatesPermissions.ManageText)]
internal sealed class TemplatesModel(JaytekDb db, IContentDefinitionManager definitions, SiteThemes themes, TemplateFailures failures, IHostContext host) : PageModel
{
    public const string Address = "/admin/templates";

    // More than any site has; who imports more finds the others by their names in the palette of the browser.
    private const int Most = 500;

    public IReadOnlyList<Template> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await db.Set<Template>().AsNoTracking().Where(template => template.BrandId == host.BrandId).OrderBy(template => template.Name).Take(Most).ToListAsync(cancellationToken);
        foreach (var (id, message, at) in failures.Waiting())
        {
            if (Lines.FirstOrDefault(template => template.Id == id) is { } failed)
                (failed.Failure, failed.FailedAt) = (message, at);
        }
    }

    /// <summary>What a template shows, in words.</summary>
    public string Shows(string name) => TemplateName.TargetOf(name) is not { } target ? "A piece of other templates"
        : definitions.Current.Type(target.ContentType) is not { } type ? $"{target.ContentType}, a type that this site has not"
        : target.DisplayType == "Summary" ? $"{type.DisplayName} in lists" : $"{type.DisplayName} on its page";

    /// <summary>Where a template is used, in words.</summary>
    public string In(Template template) => template.ThemeIds.Count == 0 ? "Every theme"
        : string.Join(", ", template.ThemeIds.Select(id => themes.Find(id)?.Name ?? id));
}
