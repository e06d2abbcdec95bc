using System.Text.Encodings.Web;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates.Admin;

/// <summary>What a template that is not saved yet would make of a published item, in the site's theme; a fault is shown in its place.</summary>
[Require(TemplatesPermissions.ManageText)]
internal sealed class PreviewTemplateModel(JaytekDb db, ItemTemplates templates, IContentReader reader, ContentDisplay display, IHostContext host) : PageModel, IPageModel
{
    public const string Address = "/admin/templates/preview";

    public PageHead Head { get; private set; } = new("", null, "/");

    public TemplatedPage Shown { get; private set; } = null!;

    // There is nothing to show before something was written.
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "Form.Name")] string? name, [FromForm(Name = "Form.Source")] string? source, [FromForm] string? item, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (TemplateName.TargetOf(name ?? "") is not { } target || await reader.GetAsync(item ?? "", ContentVersion.Published, cancellationToken) is not { } chosen
            || await display.ShowAsync([chosen], "Detail", cancellationToken) is not [{ Model: IPageModel page }])
            return NotFound();
        Head = page.Head;
        var html = await RenderAsync(name!, SaveTemplate.Lines(source), chosen, target.DisplayType, cancellationToken);
        Shown = new TemplatedPage(page.Head, new ItemMarkup(html, chosen.ContentItemVersionId)) { IsEntry = target.DisplayType == "Summary" };
        return Page();
    }

    private async Task<string> RenderAsync(string name, string source, ContentItem item, string displayType, CancellationToken cancellationToken)
    {
        if (TemplateSandbox.FaultOf(source) is { } fault)
            return Words(fault);
        var others = await db.Set<Template>().AsNoTracking().Where(template => template.BrandId == host.BrandId && template.IsEnabled && template.Name != name)
            .Select(template => new { template.Name, template.Source }).ToListAsync(cancellationToken);
        var sandbox = new TemplateSandbox([.. others.Select(one => KeyValuePair.Create(one.Name, one.Source)), KeyValuePair.Create(name, source)]);
        var rendered = await templates.RenderAsync(sandbox, name, item, displayType, cancellationToken);
        return rendered.Fault is { } failed ? Words(failed) : rendered.Text!;
    }

    private static string Words(TemplateFault fault) => $"<p role=\"alert\"><strong>The template cannot be shown.</strong> {HtmlEncoder.Default.Encode(fault.ToString())}</p>";
}
