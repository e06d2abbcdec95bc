using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>The parts of a type's record and the fields of a part's: found by name, and put in order as the editor shows them.</summary>
internal static class RecordLists
{
    private const string Position = "Position";

    /// <summary>The list, made where it is missing.</summary>
    public static JsonArray List(JsonObject record, string list)
    {
        if (record[list] is not JsonArray array)
            record[list] = array = [];
        return array;
    }

    /// <summary>The member of this name, or null.</summary>
    public static JsonObject? Find(JsonObject record, string list, string name) =>
        List(record, list).OfType<JsonObject>().FirstOrDefault(item => item["Name"].AsText() == name);

    /// <summary>The settings of a record or of a member of its list, made where they are missing.</summary>
    public static JsonObject Settings(JsonObject record) => record.GetOrAddObject("Settings");

    /// <summary>
    /// Puts the members into the order of <paramref name="names"/>; those that it does not name follow. Orchard orders by the setting
    /// Position and, among equals, by the list: so where any member has a position all get one.
    /// </summary>
    /// <param name="record">The record, changed in place.</param>
    /// <param name="list">The member that holds the list.</param>
    /// <param name="section">The section of a member's settings that holds its position.</param>
    /// <param name="names">The names in order.</param>
    /// <param name="isPositioned">Whether something else than the members themselves gives positions.</param>
    public static void Order(JsonObject record, string list, string section, IReadOnlyList<string> names, bool isPositioned)
    {
        var array = List(record, list);
        var items = array.OfType<JsonObject>().ToList();
        var ordered = items.OrderBy(item => IndexOf(names, item["Name"].AsText())).ToList();
        array.Clear();
        foreach (var item in ordered)
            array.Add(item);
        if (!isPositioned && ordered.All(item => item["Settings"].Member(section).Member(Position) is null))
            return;
        for (var i = 0; i < ordered.Count; i++)
            Settings(ordered[i]).GetOrAddObject(section)[Position] = i.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A position behind all others, or null where the members have none.</summary>
    public static string? Last(JsonObject record, string list, string section)
    {
        var positions = List(record, list).Select(item => item?["Settings"].Member(section).Member(Position).AsNumber()).OfType<double>().ToList();
        return positions.Count == 0 ? null : (Math.Floor(positions.Max()) + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Puts a member back that the record has lost, as it stands in <paramref name="site"/>. False where it is there, or never was.</summary>
    public static bool Restore(JsonObject record, JsonObject? site, string list, string name)
    {
        if (site is null || Find(record, list, name) is not null || Find(site, list, name) is not { } item)
            return false;
        var at = List(site, list).IndexOf(item);
        var array = List(record, list);
        array.Insert(Math.Min(at, array.Count), item.DeepClone());
        return true;
    }

    private static int IndexOf(IReadOnlyList<string> names, string? name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        return int.MaxValue;
    }
}
