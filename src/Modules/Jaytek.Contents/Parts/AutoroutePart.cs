using System.Buffers;
using System.Text;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary>
/// <c>{"Path","SetHomepage","Disabled","RouteContainedItems","Absolute"}</c>: the item's address on the site, made from the
/// pattern of the definition where it is empty. The last segment is the item's slug.
/// </summary>
internal sealed class AutoroutePart : IContentPart
{
    public const string PartName = "AutoroutePart";

    /// <summary>The longest path.</summary>
    public const int MaxLength = 1024;

    // RFC 3986's reserved characters, and what browsers escape or treat as a slash.
    private static readonly SearchValues<char> Reserved = SearchValues.Create(":?#[]@!$&'()*+,;=<>\\|%\" ");

    private static readonly string[] Flags = ["SetHomepage", "Disabled", "RouteContainedItems", "Absolute"];

    public string Name => PartName;

    public string DisplayName => "Address";

    public string Description => "An address on the site, made from a pattern such as news/{slug}.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("AutoroutePartSettings")
        .Text("Pattern", "Pattern", "Such as news/{slug}, or djs/{DJ slug}/mixes/{slug} with a picker's field.", WrongPattern)
        .Flag("AllowCustomPath", "Editors may set the address").Flag("AllowUpdatePath", "Editors may have it made again from the pattern")
        .Flag("ShowHomepageOption", "An item may be made the home page").Flag("AllowDisabled", "An item may go without an address")
        .Flag("AllowRouteContainedItems", "Items inside may have addresses").Flag("ManageContainedItemRoutes", "This type gives items inside their addresses")
        .Flag("AllowAbsolutePath", "Items inside may have addresses of their own");

    public IReadOnlyDictionary<string, IndexKind> Indexed { get; } = new Dictionary<string, IndexKind> { ["Path"] = IndexKind.Text };

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Path?", Schema.Text.OrNull().Says("The address on the site, without a slash in front.")), ("SetHomepage?", Schema.Flag), ("Disabled?", Schema.Flag), ("RouteContainedItems?", Schema.Flag), ("Absolute?", Schema.Flag));

    public void Normalize(PartContext part)
    {
        FieldTools.RemoveNulls(part.Json);
        foreach (var name in Flags)
        {
            if (part.Json[name] is { } node && node.GetValueKind() == JsonValueKind.String && node.AsFlag() is { } flag)
                part.Json[name] = flag;
        }

        if (part.Json["Path"].AsText() is { } path && path.Trim('/', ' ') is var trimmed && trimmed != path)
            FieldTools.SetText(part.Json, "Path", trimmed);
    }

    public void Validate(PartContext part, ContentErrors errors)
    {
        var node = part.Json["Path"];
        if (node is not null && node.AsText() is null)
            errors.Add("Path", "The address must be a text.");
        if (node.AsText() is not { Length: > 0 } path)
            return;
        if (path.Length > MaxLength || Encoding.UTF8.GetByteCount(path) > 2 * MaxLength)
            errors.Add("Path", $"The address must have at most {MaxLength} characters.");
        if (path.AsSpan().ContainsAny(Reserved) || path.Any(char.IsControl))
            errors.Add("Path", "The address may hold letters, digits, dashes, dots and slashes only.");
        else if (path.Contains("//", StringComparison.Ordinal))
            errors.Add("Path", "The address has an empty segment.");
        else if (path.Split('/').Any(segment => segment is "." or ".."))
            errors.Add("Path", "The address has a segment of dots alone, which browsers take out.");
    }

    public IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part) =>
        part.Json["Path"].AsText() is { Length: > 0 } path ? [("Path", IndexValue.Of(path))] : [];

    public IReadOnlyList<FormInput> Form(PartContext part)
    {
        var path = new FormInput("Path", FormControl.Path, part.Part.DisplayName == PartName ? DisplayName : part.Part.DisplayName)
        {
            Hint = part.Part.Description.Length > 0 ? part.Part.Description : "Leave it empty to make it from the title.",
            MaxLength = MaxLength,
            ReadOnly = !part.Settings.Flag("AllowCustomPath"),
        }.With(part.Json["Path"].AsText());
        var inputs = new List<FormInput> { path };
        if (part.Settings.Flag("ShowHomepageOption"))
            inputs.Add(Flag(part, "SetHomepage", "Show it as the home page"));
        if (part.Settings.Flag("AllowDisabled"))
            inputs.Add(Flag(part, "Disabled", "No address of its own"));
        return inputs;
    }

    public void Bind(PartContext part, FormValues values)
    {
        if (part.Settings.Flag("AllowCustomPath") && values.Text("Path") is { } path)
            FieldTools.SetText(part.Json, "Path", path.Trim());
        foreach (var name in Flags)
        {
            if (values.Flag(name) is { } flag && (flag || part.Json[name] is not null))
                part.Json[name] = flag;
        }
    }

    private static string? WrongPattern(string pattern) => Routing.PathPattern.Parse(pattern).IsUnderstood
        ? null
        : "This pattern is not understood. Write one such as news/{slug}; of Liquid only Orchard's usual forms are read.";

    private static FormInput Flag(PartContext part, string name, string label) =>
        new FormInput(name, FormControl.Flag, label).With(part.Json[name].AsFlag() == true ? "true" : "false");
}
