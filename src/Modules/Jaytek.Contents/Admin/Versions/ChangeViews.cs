using System.Globalization;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>What showing changes takes beside the changes: the names of what is picked, and pictures.</summary>
/// <param name="Names">Names of items, users and terms by id.</param>
/// <param name="Picture">The address of a small picture for a path of the library.</param>
internal sealed record ChangeDisplay(IReadOnlyDictionary<string, string> Names, Func<string, string> Picture)
{
    /// <summary>A value as people read it.</summary>
    public string Text(FormInput input, string value) => input.Control switch
    {
        FormControl.Flag => value == "true" ? "Yes" : "No",
        FormControl.DateTime when Parsed(value) is { } at => at.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " " + (input.Zone ?? "UTC"),
        FormControl.LocalDateTime when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) => local.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture),
        FormControl.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        FormControl.Choice or FormControl.Radios => input.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value,
        FormControl.ContentPicker or FormControl.UserPicker or FormControl.Terms => Names.GetValueOrDefault(value, value),
        _ => value,
    };

    /// <summary>The picture of a media value, or null where it is no picture.</summary>
    public string? PictureOf(string path) => Covers.FirstPicture([path]) is null ? null : Picture(path);

    private static DateTime? Parsed(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}

/// <summary>Changes on a page.</summary>
/// <param name="Changes">What differs.</param>
/// <param name="Display">How values are shown.</param>
/// <param name="Level">The level of their headings.</param>
internal sealed record ChangesView(IReadOnlyList<Change> Changes, ChangeDisplay Display, int Level)
{
    /// <summary>The values of one side that are not empty.</summary>
    public static IReadOnlyList<string> Filled(FormInput input) => [.. input.Values.Where(value => value.Length > 0)];

    /// <summary>What became of each entry of an input with several values; entries that stayed among them.</summary>
    public static IReadOnlyList<(PieceKind Kind, string Value)> Entries(InputChange change)
    {
        var (before, after) = (Filled(change.Before).ToList(), Filled(change.After).ToList());
        var path = EditPath.Between(before, after, before.Count + after.Count) ?? [];
        return [.. path.Select(step => (step.Kind, step.Kind == PieceKind.Added ? after[step.At] : before[step.At]))];
    }
}

/// <summary>Reads what changes name by id.</summary>
internal sealed class ChangeViews(PickerOptions pickers, Covers covers)
{
    /// <summary>The display of some changes of an item.</summary>
    public async Task<ChangeDisplay> LoadAsync(ContentItem item, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        // Entries of both sides may bear one name; a number tells them apart.
        var picked = Inputs(changes).Select((change, at) => new EditorInput(
            at.ToString(CultureInfo.InvariantCulture), change.After with { Values = [.. change.Before.Values.Union(change.After.Values)] }));
        var choices = await pickers.LoadAsync(picked, _ => null, cancellationToken);
        var names = choices.Values.SelectMany(choice => choice.Options).DistinctBy(option => option.Value)
            .ToDictionary(option => option.Value, option => option.Label, StringComparer.Ordinal);
        return new ChangeDisplay(names, path => covers.Of(item, path).At(640));
    }

    private static IEnumerable<InputChange> Inputs(IEnumerable<Change> changes) => changes.SelectMany(change => change switch
    {
        InputChange input => [input],
        ListChange list => list.Entries.SelectMany(entry => Inputs(entry.Changes)),
        _ => [],
    });
}
