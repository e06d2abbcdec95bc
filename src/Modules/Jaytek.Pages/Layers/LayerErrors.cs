using Jaytek.Kernel;

namespace Jaytek.Pages.Layers;

/// <summary>Every refusal of layers and their widgets.</summary>
internal static class LayerErrors
{
    public static Error NotFound { get; } = new("pages.layer.not_found", "There is no such layer.", ErrorKind.NotFound);

    public static Error Conflict { get; } = new("pages.layer.conflict", "Somebody else changed this layer meanwhile. Reload the page.", ErrorKind.Conflict);

    public static Error NameInvalid { get; } = Error.Member("pages.layer.name", "Name", $"Give the layer a name of 1 to {LayerTables.MaxName} letters.");

    public static Error NameTaken { get; } = Error.Member("pages.layer.name_taken", "Name", "There is a layer of this name already.");

    public static Error NameInUse { get; } = Error.Member("pages.layer.name_in_use", "Name", "Widgets stand in this layer under its name; move them before you rename it.");

    public static Error DescriptionTooLong { get; } = Error.Member("pages.layer.description", "Description", $"At most {LayerTables.MaxDescription} letters.");

    public static Error InUse { get; } = new("pages.layer.in_use", "Widgets stand in this layer; move or remove them first.", ErrorKind.Conflict);

    public static Error WidgetNotFound { get; } = new("pages.widget.not_found", "There is no such widget in a layer.", ErrorKind.NotFound);

    public static Error ZoneInvalid { get; } = Error.Member("pages.widget.zone", "Zone", $"Choose a zone; its name has at most {LayerTables.MaxName} letters.");

    public static Error RuleShape(string why) => Error.Member("pages.layer.rule_shape", "LayerRule", why);

    public static Error RuleLarge { get; } = Error.Member(
        "pages.layer.rule_large", "LayerRule", $"A rule has at most {Rules.RuleJson.MostRows} conditions on {Rules.RuleJson.Levels} levels.");
}
