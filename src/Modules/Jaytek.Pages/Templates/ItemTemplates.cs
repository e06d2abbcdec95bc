using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Templates;

/// <summary>
/// Shows items by the templates that an admin wrote for them. The models of their modules stay, for heads and for whoever reads them; what
/// fails is shown by the theme's own view, and who saved the template is told.
/// </summary>
internal sealed class ItemTemplates(
    TemplateCache cache, TemplateModels models, TemplateFailures failures, SiteThemes themes, SiteZone zone, IImages images, IContentText text, IHostContext host,
    TimeProvider clock)
{
    /// <summary>The same items, those that have a template with its markup.</summary>
    /// <param name="items">The items.</param>
    /// <param name="shown">Their models, in the same order.</param>
    /// <param name="displayType">How they are shown.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<DisplayItem>> ApplyAsync(
        IReadOnlyList<ContentItem> items, IReadOnlyList<DisplayItem> shown, string displayType, CancellationToken cancellationToken)
    {
        var set = cache.Of(host.BrandId);
        if (set.ByTarget.Count == 0 || !items.Any(item => set.ByTarget.ContainsKey(new TemplateTarget(item.ContentType, displayType))))
            return shown;
        var theme = await themes.CurrentIdAsync(cancellationToken);
        var result = new DisplayItem[shown.Count];
        for (var at = 0; at < result.Length; at++)
        {
            result[at] = shown[at];
            if (set.Find(new TemplateTarget(items[at].ContentType, displayType), theme) is not { } template)
                continue;
            var html = await RenderAsync(set.Sandbox, template.Name, items[at], displayType, cancellationToken);
            if (html.Fault is { } fault)
                failures.Report(template.Id, template.Name, fault);
            else
                result[at] = shown[at] with { Markup = new ItemMarkup(html.Text!, items[at].ContentItemVersionId) };
        }
        return result;
    }

    /// <summary>What a template of a sandbox makes of an item, sanitised; or why it came to nothing.</summary>
    public async Task<(string? Text, TemplateFault? Fault)> RenderAsync(
        TemplateSandbox sandbox, string name, ContentItem item, string displayType, CancellationToken cancellationToken)
    {
        var model = await models.BuildAsync(item, displayType, cancellationToken);
        var tools = new TemplateTools(images, text, await zone.GetAsync(cancellationToken));
        var written = sandbox.Render(name, model, new RenderRun(tools, clock), out var fault);
        return (written is null ? null : text.Sanitize(written), fault);
    }
}
