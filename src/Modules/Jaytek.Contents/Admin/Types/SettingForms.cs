using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Draws and binds the settings of a type, part or field: inputs for those that have an effect here, JSON for those that are kept.</summary>
internal sealed class SettingForms(JaytekDb db)
{
    /// <summary>The input of the settings that are only kept.</summary>
    public const string Kept = "$kept";

    private const int MostTaxonomies = 200;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole form of settings.</summary>
    /// <param name="inputs">The settings that have an effect.</param>
    /// <param name="settings">What they say now.</param>
    /// <param name="definitions">The definitions with the draft, for what inputs offer.</param>
    /// <param name="posted">What was posted and refused, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SettingsView> ViewAsync(
        IReadOnlyList<SettingInput> inputs, DefinitionSettings settings, ContentDefinitions definitions, IFormCollection? posted, CancellationToken cancellationToken) => new(
        await ShowAsync(inputs, settings, definitions, posted, cancellationToken),
        posted?.ContainsKey(Kept) == true ? posted[Kept].ToString() : KeptText(settings, inputs));

    /// <summary>The inputs with their values: what was posted where it was refused, else what the settings say.</summary>
    private async Task<IReadOnlyList<FormInput>> ShowAsync(
        IEnumerable<SettingInput> inputs, DefinitionSettings settings, ContentDefinitions definitions, IFormCollection? posted, CancellationToken cancellationToken)
    {
        var shown = new List<FormInput>();
        foreach (var setting in inputs)
        {
            var input = setting.Show(settings);
            if (posted?.ContainsKey(input.Name) == true)
                input = input with { Values = Posted(posted, input) };
            if (input.Source is { Length: > 0 } source)
                input = input with { Options = WithValues(await OptionsAsync(source, definitions, cancellationToken), input.Values) };
            shown.Add(input);
        }

        return shown;
    }

    /// <summary>The settings that no input edits, as JSON for people; empty where there are none.</summary>
    private static string KeptText(DefinitionSettings settings, IReadOnlyList<SettingInput> inputs)
    {
        var kept = KeptOf(settings.ToJson(), inputs);
        return kept.Count == 0 ? "" : kept.ToJsonString(Indented);
    }

    /// <summary>Takes everything that was posted into the settings.</summary>
    public static Error? Bind(JsonObject settings, IReadOnlyList<SettingInput> inputs, IFormCollection form)
    {
        var errors = new ContentErrors();
        var values = new FormValues(form);
        foreach (var input in inputs)
            input.Bind(settings, values, errors);
        if (values.Has(Kept) && BindKept(settings, inputs, values.Text(Kept)!) is { } wrong)
            errors.Add(Kept, wrong);
        return errors.IsEmpty ? null : errors.ToError() with { Code = "contents.definition.invalid" };
    }

    /// <summary>Puts the JSON in the place of the settings that no input edits; says what is wrong with it, or null.</summary>
    private static string? BindKept(JsonObject settings, IReadOnlyList<SettingInput> inputs, string text)
    {
        JsonObject wanted = [];
        try
        {
            if (text.Trim().Length > 0)
                wanted = ContentJson.ParseObject(text);
        }
        catch (JsonException wrong)
        {
            return wrong.LineNumber is { } line
                ? $"Line {line + 1}, position {wrong.BytePositionInLine + 1} is not JSON."
                : wrong.Message;
        }

        if (KeptOf(wanted, inputs) is var own && !JsonEquality.AreEqual(own, wanted))
            return "Settings that have an input above, and positions, cannot be set here.";
        foreach (var (section, node) in KeptOf(settings, inputs))
            Remove(settings, section, node);
        foreach (var (section, node) in wanted)
        {
            if (node is JsonObject members && settings[section] is JsonObject target)
                JsonMerge.Settings(target, members);
            else
                settings[section] = node?.DeepClone();
        }

        return null;
    }

    private static JsonObject KeptOf(JsonObject settings, IReadOnlyList<SettingInput> inputs)
    {
        var known = inputs.Select(input => input.Name).Concat(DefinitionSettingInputs.BySorting).ToHashSet(StringComparer.Ordinal);
        var kept = new JsonObject();
        foreach (var (section, node) in settings)
        {
            if (node is not JsonObject members)
            {
                kept[section] = node?.DeepClone();
                continue;
            }

            foreach (var (member, value) in members.Where(member => !known.Contains($"{section}.{member.Key}")))
                kept.GetOrAddObject(section)[member] = value?.DeepClone();
        }

        return kept;
    }

    private static void Remove(JsonObject settings, string section, JsonNode? kept)
    {
        if (kept is not JsonObject members || settings[section] is not JsonObject target)
        {
            settings.Remove(section);
            return;
        }

        foreach (var (member, _) in members)
            target.Remove(member);
        if (target.Count == 0)
            settings.Remove(section);
    }

    private static IReadOnlyList<string> Posted(IFormCollection form, FormInput input)
    {
        var values = new FormValues(form);
        if (input.Control == FormControl.Lines)
            return values.Lines(input.Name);
        return input.Multiple ? values.Texts(input.Name) : input.Control == FormControl.Flag ? [values.Flag(input.Name) == true ? "true" : "false"] : [values.Text(input.Name) ?? ""];
    }

    // What is set and not listed, because it is gone or not there yet, can be kept and taken away.
    private static IReadOnlyList<FormOption> WithValues(IReadOnlyList<FormOption> options, IReadOnlyList<string> values) =>
        [.. options, .. values.Where(value => value.Length > 0 && options.All(option => option.Value != value)).Select(value => new FormOption(value, value))];

    private async Task<IReadOnlyList<FormOption>> OptionsAsync(string source, ContentDefinitions definitions, CancellationToken cancellationToken) => source switch
    {
        SettingInputs.ContentTypes => [.. definitions.Types.OrderBy(type => type.DisplayName, StringComparer.Ordinal).Select(type => new FormOption(type.Name, definitions.NameOf(type)))],
        SettingInputs.Stereotypes => [.. definitions.Types.Select(type => type.Stereotype).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(name => new FormOption(name, Words.Apart(name)))],
        SettingInputs.Taxonomies => await TaxonomiesAsync(definitions, cancellationToken),
        _ => [],
    };

    private async Task<IReadOnlyList<FormOption>> TaxonomiesAsync(ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var types = definitions.Types.Where(type => type.FirstOf("TaxonomyPart") is not null).Select(type => type.Name).ToList();
        return await db.Set<VersionRow>().AsNoTracking().Where(version => version.Latest && types.Contains(version.ContentType))
            .OrderBy(version => version.TitleKey).Take(MostTaxonomies)
            .Select(version => new FormOption(version.ContentItemId, version.DisplayText)).ToListAsync(cancellationToken);
    }
}
