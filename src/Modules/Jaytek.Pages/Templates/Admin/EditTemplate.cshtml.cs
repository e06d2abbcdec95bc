using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates.Admin;

/// <summary>One template: written beside what it makes of an item, saved, taken away.</summary>
[Require(TemplatesPermissions.ManageText)]
internal sealed partial class EditTemplateModel(
    JaytekDb db, SaveTemplate save, DeleteTemplate delete, TemplateFailures failures, IContentReader reader, IContentDefinitionManager definitions, SiteThemes themes,
    IHostContext host) : PageModel
{
    private const int Samples = 25;

    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    /// <summary>The template as it is kept; null for a new one.</summary>
    public Template? Kept { get; private set; }

    /// <summary>Published items that the preview can show.</summary>
    public IReadOnlyList<ContentItem> Items { get; private set; } = [];

    public IReadOnlyList<ThemeInfo> Themes => themes.Public;

    /// <summary>The line of the fault that refused the last save; 0 where none did.</summary>
    public int WrongLine { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Kept is { } kept)
            Form = new TemplateForm { Name = kept.Name, Description = kept.Description, Source = kept.Source, IsEnabled = kept.IsEnabled, Themes = [.. kept.ThemeIds], Version = kept.RowVersion };
        else
            Form.Source = TemplateStarter.Source;
        await SamplesAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        var input = new TemplateInput(Form.Name, Form.Description, Form.Source, Form.IsEnabled, Form.Themes);
        var saved = await save.RunAsync(id, input, Form.Version, cancellationToken);
        if (saved.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        TempData.Notify(NoticeKind.Success, Form.IsEnabled ? "Saved. Pages use it now." : "Saved. It is off: pages look as their theme has them.");
        return LocalRedirect($"~{TemplatesModel.Address}/{saved.Value}");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        var deleted = await delete.RunAsync(id ?? 0, cancellationToken);
        if (deleted.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"The template {deleted.Value} is deleted. What it said stays in the audit trail.");
        return LocalRedirect($"~{TemplatesModel.Address}");
    }

    private async Task<IActionResult> RefuseAsync(long? id, Error error, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(error, nameof(Form));
        if (error.Code == "pages.template.source" && Line().Match(error.Message) is { Success: true } match)
            WrongLine = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        Response.StatusCode = FormErrors.StatusOf(error);
        await SamplesAsync(cancellationToken);
        return Page();
    }

    private async Task<bool> LoadAsync(long? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return true;
        Kept = await db.Set<Template>().AsNoTracking().SingleOrDefaultAsync(template => template.Id == id && template.BrandId == host.BrandId, cancellationToken);
        if (Kept is not null && failures.Waiting().FirstOrDefault(one => one.Id == id) is { Message: not null } failure)
            (Kept.Failure, Kept.FailedAt) = (failure.Message, failure.At);
        return Kept is not null;
    }

    private async Task SamplesAsync(CancellationToken cancellationToken)
    {
        if (TemplateName.TargetOf(Form.Name ?? "") is { } target && definitions.Current.Type(target.ContentType) is not null)
            Items = (await reader.ListAsync(new ContentQuery(target.ContentType) { Take = Samples }, cancellationToken)).Items;
    }

    [GeneratedRegex(@"^Line (\d+):", RegexOptions.None, 1000)]
    private static partial Regex Line();

    internal sealed class TemplateForm
    {
        [Display(Name = "Name"), StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "Description"), StringLength(1_000)]
        public string? Description { get; set; }

        [Display(Name = "Template")]
        public string? Source { get; set; }

        [Display(Name = "On")]
        public bool IsEnabled { get; set; }

        public List<string> Themes { get; set; } = [];

        public long Version { get; set; }
    }
}
