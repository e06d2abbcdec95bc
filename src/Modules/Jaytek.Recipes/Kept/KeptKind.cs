using Jaytek.Engine.Contracts;
using System.Text.Json.Nodes;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Steps;

namespace Jaytek.Recipes.Kept;

/// <summary>A step whose module is not there: how to tell its things apart, and what they wait for.</summary>
/// <param name="Step">The step's name as Orchard Core writes it.</param>
/// <param name="WaitsFor">Completes "kept until …".</param>
/// <param name="Split">Takes the step apart.</param>
/// <param name="IsSecret">True where the data hold secrets: they are encrypted at rest.</param>
internal sealed record KeptKind(string Step, string WaitsFor, Func<JsonObject, IEnumerable<KeptEntry>> Split, bool IsSecret = false)
{
    /// <summary>The key of a step that is one thing.</summary>
    public const string WholeStep = "*";

    /// <summary>An array of things, each known by the first of <paramref name="keys"/> that it has.</summary>
    public static Func<JsonObject, IEnumerable<KeptEntry>> List(string member, params string[] keys) => step =>
        Items(step, member).Select((item, index) => new KeptEntry(
            KeyOf(item.Data, keys) ?? $"#{index + 1}", item.Path, item.Data, KeyOf(item.Data, keys) is not null));

    /// <summary>An object of things by key, under a member of the step's own name or another.</summary>
    public static Func<JsonObject, IEnumerable<KeptEntry>> Map(string member) => step =>
        step.InAnyCase(member) is JsonObject map
            ? map.Select(one => new KeptEntry(one.Key, SourceMap.Member($"$.{member}", one.Key), one.Value, true))
            : [];

    /// <summary>An array of objects that each hold things by name, the form of the older index steps.</summary>
    public static Func<JsonObject, IEnumerable<KeptEntry>> NamedItems(string member) => step =>
        Items(step, member).SelectMany(item => item.Data is JsonObject named
            ? named.Select(one => new KeptEntry(one.Key, SourceMap.Member(item.Path, one.Key), one.Value, true))
            : []);

    /// <summary>The step is the only thing of its kind.</summary>
    public static IEnumerable<KeptEntry> Whole(JsonObject step) => [new(WholeStep, "$", WithoutName(step), true)];

    /// <summary>The step is one thing of several, known by a member.</summary>
    public static IEnumerable<KeptEntry> Whole(JsonObject step, string key) =>
        [new(KeyOf(step, [key]) ?? WholeStep, "$", WithoutName(step), KeyOf(step, [key]) is not null)];

    /// <summary>The step is an order to the indexes that it names, in any order, or to all of them.</summary>
    public static IEnumerable<KeptEntry> Indexes(JsonObject step)
    {
        var all = bool.TryParse(step.TextOf("IncludeAll"), out var yes) && yes;
        var named = (step.InAnyCase("IndexNames") ?? step.InAnyCase("Indices")) as JsonArray ?? [];
        var names = named.Select(name => name.ScalarText()).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return [new(all || names.Count == 0 ? WholeStep : string.Join('|', names), "$", WithoutName(step), true)];
    }

    private static JsonObject WithoutName(JsonObject step)
    {
        var rest = step.DeepClone().AsObject();
        if (step.NameInAnyCase("name") is { } name)
            rest.Remove(name);
        return rest;
    }

    private static IEnumerable<(string Path, JsonNode? Data)> Items(JsonObject step, string member) =>
        step.InAnyCase(member) is JsonArray items ? items.Select((item, index) => (SourceMap.Item($"$.{member}", index), item)) : [];

    private static string? KeyOf(JsonNode? item, string[] keys)
    {
        if (item is not JsonObject data)
            return null;
        var parts = keys[0].Split('|').Select(key => data.TextOf(key)).ToList();
        if (parts.TrueForAll(part => part is { Length: > 0 }))
            return string.Join('|', parts);
        return keys.Length > 1 ? KeyOf(item, keys[1..]) : null;
    }
}

/// <summary>One thing of a step that is kept.</summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="Path">Its JSON path inside the step.</param>
/// <param name="Data">Its JSON.</param>
/// <param name="HasKey">False where it names itself by nothing, so that its position has to do.</param>
internal sealed record KeptEntry(string Key, string Path, JsonNode? Data, bool HasKey);
