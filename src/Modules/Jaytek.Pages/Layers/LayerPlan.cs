using Jaytek.Pages.Layers.Rules;

namespace Jaytek.Pages.Layers;

/// <summary>A widget as it is kept: its JSON, because items are not safe for several requests at once.</summary>
/// <param name="Zone">Where it stands.</param>
/// <param name="Rule">When it is shown.</param>
/// <param name="Title">What is shown above it, or null.</param>
/// <param name="Utf8">The published item.</param>
internal sealed record KeptWidget(string Zone, IReadOnlyList<ConditionRow> Rule, string? Title, byte[] Utf8);

/// <summary>Everything that stands in a zone of some layer, in its order. Whom a widget is shown to is not kept: each page asks the rules.</summary>
internal sealed record LayerPlan(IReadOnlyList<KeptWidget> Widgets);
