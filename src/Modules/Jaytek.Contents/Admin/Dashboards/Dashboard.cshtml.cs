using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Dashboards;

/// <summary>The admin's first page: panels that modules provide, and what can be begun.</summary>
[Require(AdminFeature.Access)]
[Feature(AdminFeature.Id)]
internal sealed class DashboardModel(
    Enabled<IDashboardWidget> widgets, EditorAccess access, IContentDefinitionManager definitions, FeatureView features) : PageModel
{
    /// <summary>Whether there is any content to show.</summary>
    public bool HasContents => features.IsOn(ContentsModule.FeatureId);

    /// <summary>The types of which the user may make new items.</summary>
    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];

    /// <summary>The panels that have something for this user, in order.</summary>
    public IReadOnlyList<(IDashboardWidget Widget, WidgetBody Body)> Panels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Home";
        if (HasContents)
            Creatable = (await access.EditableAsync(definitions.Current.Types.Where(type => type is { IsListable: true, IsCreatable: true }), cancellationToken)).Types;
        var panels = new List<(IDashboardWidget, WidgetBody)>();
        foreach (var widget in widgets.OrderBy(widget => widget.Position))
        {
            if (await widget.BuildAsync(cancellationToken) is { } body)
                panels.Add((widget, body));
        }

        Panels = panels;
    }
}
