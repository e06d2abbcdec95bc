using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;

namespace Jaytek.Contents.Admin.Dashboards;

/// <summary>The admin's first page: panels that modules provide, and what can be begun.</summary>
[Require(AdminFeature.Access)]
[Feature(AdminFeature.Id)]
internal sealed class DashboardModel(
    Enabled<IDashboardWidget> widgets, EditorAccess access, IContentDefinitionManager definitions, FeatureView features,
    ILogger<DashboardModel> logger) : PageModel
{
    /// <summary>Where panels that cannot be drawn are written down.</summary>
    public ILogger Logger => logger;

    /// <summary>Whether there is any content to show.</summary>
    public bool HasContents => features.IsOn(ContentsModule.FeatureId);

    /// <summary>The types of which the user may make new items.</summary>
    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];

    public string NameOf(ContentTypeDefinition type) => definitions.Current.NameOf(type);

    /// <summary>The panels that have something for this user, in order; without a body those that did not answer.</summary>
    public IReadOnlyList<(IDashboardWidget Widget, WidgetBody? Body)> Panels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Home";
        if (HasContents)
            Creatable = (await access.EditableAsync(definitions.Current.Types.Where(type => type is { IsListable: true, IsCreatable: true }), cancellationToken)).Types;
        var answers = await widgets.OrderBy(widget => widget.Position).AskAsync(widget => widget.BuildAsync(cancellationToken), logger, cancellationToken);
        Panels = [.. answers.Where(one => one.IsSilent || one.Value is not null).Select(one => (one.Source, one.Value))];
    }
}
