using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;
using Jaytek.Media.Files;
using Jaytek.Media.Types;

namespace Jaytek.Media.Fields;

/// <summary>
/// <c>{"Paths":[],"MediaTexts":[],"Anchors":[],"AttachedFileNames":[]}</c> as in Orchard, and <c>Crops</c>, our own: files of the library by path,
/// each with a text, a point of focus and cuts by shape at the same place of its list. As in Orchard a path may name a file that is not there yet: content comes before media
/// in many recipes.
/// </summary>
internal sealed class MediaField : IFieldType
{
    private const string Paths = "Paths";
    private const string Texts = "MediaTexts";

    /// <summary>Lists whose entries belong to the paths at the same place.</summary>
    private static readonly string[] Companions = [Texts, Framing.Anchors, Framing.Crops, "AttachedFileNames"];

    public string Name => "MediaField";

    public string DisplayName => "Media";

    public string Icon => "photo";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("MediaFieldSettings").Hint().Required()
        .Flag("Multiple", "Several files", otherwise: true).Flag("AllowMediaText", "Ask for an alternative text", otherwise: true)
        .Flag("AllowAnchors", "Ask for the point of focus").Lines("AllowedExtensions", "Kinds of files", "One extension a line, such as .jpg; none allows all.");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Paths?", Schema.List(Schema.Text).Says("Paths of the library; /media/ in front makes them addresses.")), (Texts + "?", Schema.List(Schema.Text.OrNull())));

    public void Normalize(FieldContext field)
    {
        FieldTools.NormalizeTexts(field.Json, Paths);
        FieldTools.NormalizeTexts(field.Json, Texts);
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateTexts(field, Paths, field.Settings.Flag("Multiple", otherwise: true), errors);
        var allowed = Extensions(field);
        foreach (var path in field.Json[Paths].AsTexts())
        {
            if (MediaPath.Parse(path).Error is { } wrong)
                errors.Add(Paths, $"{field.DisplayName}: '{path}' is no media path. {wrong.Message}");
            else if (allowed.Count > 0 && !allowed.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                errors.Add(Paths, $"{field.DisplayName} takes files of the kinds {string.Join(", ", allowed)}, not {path}.");
        }
        Framing.Validate(field, errors);
    }

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var paths = field.Input(Paths, FormControl.Media) with
        {
            Values = field.Json[Paths].AsTexts(),
            Multiple = field.Settings.Flag("Multiple", otherwise: true),
            Extensions = Extensions(field),
        };
        var inputs = new List<FormInput> { paths };
        if (field.Settings.Flag("AllowMediaText", otherwise: true))
            inputs.Add(new FormInput(Texts, FormControl.Lines, $"{field.DisplayName}: alternative text")
            {
                Hint = "What the picture shows, for those who do not see it; one line for each file.",
                Values = field.Json[Texts].AsTexts(),
                Multiple = true,
            });
        if (field.Settings.Flag("AllowAnchors", otherwise: true) && IsForPictures(paths.Extensions))
            inputs.AddRange(Framing.Inputs(field));
        return inputs;
    }

    // Texts and cuts may outlive their pictures.
    public bool HasValue(FieldContext field) => field.Json[Paths].AsTexts().Any(path => path.Length > 0);

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Has(Paths))
            BindPaths(field.Json, [.. values.Texts(Paths).SelectMany(Lines).Select(Canonical)]);
        if (values.Has(Texts))
            BindTexts(field.Json, values);
        Framing.Bind(field.Json, values);
    }

    /// <summary>A field for recordings or documents has nothing to cut.</summary>
    private static bool IsForPictures(IReadOnlyList<string> extensions) =>
        extensions.Count == 0 || FileTypes.All.Any(type => type.Class == FileClass.Image && extensions.Any(type.Fits));

    /// <summary>The companions follow their paths, so that a text stays with its picture when another one is removed before it.</summary>
    private static void BindPaths(JsonObject json, IReadOnlyList<string> paths)
    {
        var before = json[Paths].AsTexts();
        if (before.SequenceEqual(paths, StringComparer.Ordinal))
            return;
        foreach (var member in Companions)
        {
            if (json[member] is JsonArray companions)
                json[member] = new JsonArray([.. paths.Select(path => At(companions, IndexOf(before, path)))]);
        }
        FieldTools.SetTexts(json, Paths, paths);
    }

    /// <summary>One line for each file: an empty line is a picture that only decorates.</summary>
    private static void BindTexts(JsonObject json, FormValues values)
    {
        var lines = values.Text(Texts)?.TrimEnd('\n').Split('\n') ?? [];
        if (lines.All(string.IsNullOrWhiteSpace))
            json.Remove(Texts);
        else
            FieldTools.SetTexts(json, Texts, lines.Select(line => line.Trim()));
    }

    /// <summary>Several paths may be posted one by one or one a line.</summary>
    private static string[] Lines(string posted) => posted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Canonical(string path) => MediaPath.Parse(path) is { IsSuccess: true } parsed ? parsed.Value.Value : path;

    private static JsonNode? At(JsonArray companions, int index) =>
        index >= 0 && index < companions.Count ? companions[index]?.DeepClone() : null;

    private static int IndexOf(IReadOnlyList<string> paths, string path)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            if (paths[i] == path)
                return i;
        }
        return -1;
    }

    /// <summary>The extensions that the definition allows, each with its dot; Orchard writes them with and without.</summary>
    private static IReadOnlyList<string> Extensions(FieldContext field) =>
        [.. field.Settings.Texts("AllowedExtensions").Where(e => e.Length > 0).Select(e => e.StartsWith('.') ? e : "." + e)];
}
