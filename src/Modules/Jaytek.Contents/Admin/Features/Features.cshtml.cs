using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Features;

/// <summary>The switchboard: every feature by category, on or off. Switching off what others need asks first.</summary>
[Require("features:manage:any")]
[Feature(AdminFeature.Id)]
internal sealed class FeaturesModel(ModuleCatalog catalog, FeatureView features, SwitchFeatures switches) : PageModel
{
    private const string HasDependents = "engine.feature.has_dependents";

    public IEnumerable<IGrouping<string, FeatureInfo>> Categories =>
        catalog.Features.Where(Matches).OrderBy(feature => feature.Name, StringComparer.Ordinal).GroupBy(feature => feature.Category).OrderBy(group => group.Key, StringComparer.Ordinal);

    /// <summary>The words that were searched for, or null.</summary>
    public string? Search { get; private set; }

    /// <summary>The feature that is about to go off, and those that go with it; null where nothing is asked.</summary>
    public (FeatureInfo Feature, IReadOnlyList<FeatureInfo> Dependents)? Asked { get; private set; }

    /// <summary>Why a switch was refused, or null.</summary>
    public string? Refused { get; private set; }

    public bool IsOn(FeatureInfo feature) => features.IsOn(feature.Id);

    /// <summary>The names of the features that come on with this one.</summary>
    public IEnumerable<string> NeedsOf(FeatureInfo feature) => feature.DependsOn.Select(id => catalog.Find(id)?.Name ?? id);

    /// <summary>The features that go off with this one.</summary>
    public IReadOnlyList<FeatureInfo> FallWith(FeatureInfo feature) => [.. catalog.Dependents(feature).Where(IsOn)];

    /// <summary>What the search looks through.</summary>
    public static string WordsOf(FeatureInfo feature) => $"{feature.Category} {feature.Name} {feature.Description} {feature.Id} {string.Join(' ', feature.Aliases)}";

    public void OnGet([FromQuery] string? q) => (ViewData["Title"], Search) = ("Features", q);

    public Task<IActionResult> OnPostOnAsync([FromForm] string id, CancellationToken cancellationToken) =>
        SwitchAsync(new FeatureSwitch([id], []), id, cancellationToken);

    public Task<IActionResult> OnPostOffAsync([FromForm] string id, [FromForm] bool withDependents, CancellationToken cancellationToken) =>
        SwitchAsync(new FeatureSwitch([], [id], withDependents), id, cancellationToken);

    private async Task<IActionResult> SwitchAsync(FeatureSwitch input, string id, CancellationToken cancellationToken)
    {
        OnGet(null);
        var result = await switches.RunAsync(input, cancellationToken);
        if (result.Error is { } error)
            return Refuse(error, id);
        TempData.Notify(NoticeKind.Success, Done(result.Value));
        return LocalRedirect("~/admin/features");
    }

    private bool Matches(FeatureInfo feature) =>
        (Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => WordsOf(feature).Contains(word, StringComparison.OrdinalIgnoreCase));

    private IActionResult Refuse(Error error, string id)
    {
        if (error.Kind == ErrorKind.Forbidden)
            return Forbid();
        if (error.Code == HasDependents && catalog.Find(id) is { } feature)
            Asked = (feature, FallWith(feature));
        else
            Refused = error.Message;
        Response.StatusCode = Engine.Http.Problems.StatusOf(error.Kind);
        return Page();
    }

    private string Done(SwitchedFeatures switched)
    {
        var (ids, state) = switched.Enabled.Count > 0 ? (switched.Enabled, "on") : (switched.Disabled, "off");
        var names = string.Join(", ", ids.Select(id => catalog.Find(id)?.Name ?? id));
        return names.Length == 0 ? "Nothing had to be switched." : $"Switched {state}: {names}.";
    }
}
