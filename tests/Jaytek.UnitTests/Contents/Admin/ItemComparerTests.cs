using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Versions;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents.Admin;

/// <summary>Versions compared by the inputs of their kinds.</summary>
public sealed class ItemComparerTests
{
    private const string Mix = """
        {"ContentItemId":"m","ContentType":"Mix","TitlePart":{"Title":"Harbour"},"Mix":{"Bpm":{"Value":122},"Level":{"Text":"Easy"}},
         "Tracklist":{"ContentItems":[
          {"ContentItemId":"a","ContentType":"Entry","Entry":{"Artist":{"Text":"Ada"},"Title":{"Text":"Quay"}}},
          {"ContentItemId":"b","ContentType":"Entry","Entry":{"Artist":{"Text":"Bea"},"Title":{"Text":"Pier"}}},
          {"ContentItemId":"c","ContentType":"Entry","Entry":{"Artist":{"Text":"Cleo"},"Title":{"Text":"Ebb"}}}]}}
        """;

    [Fact]
    public void Only_what_differs_is_told_in_the_order_of_the_editor()
    {
        var changes = Compare(mix => mix.Replace("\"Harbour\"", "\"Breakwater\"", StringComparison.Ordinal).Replace("122", "124", StringComparison.Ordinal));

        Assert.Equal(["TitlePart.Title", "Mix.Bpm.Value"], changes.Select(change => change.Name));
        var bpm = Assert.IsType<InputChange>(changes[1]);
        Assert.Equal(("122", "124"), (bpm.Before.Value, bpm.After.Value));
        Assert.Empty(Compare(mix => mix));
    }

    [Fact]
    public void What_was_emptied_and_what_was_filled_are_changes()
    {
        var emptied = Assert.IsType<InputChange>(Assert.Single(Compare(mix => mix.Replace(""","Level":{"Text":"Easy"}""", "", StringComparison.Ordinal))));
        Assert.Equal(("Easy", ""), (emptied.Before.Value, emptied.After.Value));
    }

    [Fact]
    public void An_entry_that_moves_to_the_top_moves_alone()
    {
        var list = OnlyList(Reorder("c", "a", "b"));

        var moved = Assert.Single(list.Entries);
        Assert.Equal((EntryFate.Moved, "c", 3, 1), (moved.Fate, moved.Entry.Id, moved.From, moved.To));
    }

    [Fact]
    public void Entries_are_found_again_by_their_ids_wherever_they_stand()
    {
        var list = OnlyList(mix => Reorder("b", "n", "c")(mix).Replace("\"Pier\"", "\"Pier (edit)\"", StringComparison.Ordinal));

        Assert.Equal([(EntryFate.Removed, "a"), (EntryFate.Changed, "b"), (EntryFate.Added, "n")], list.Entries.Select(entry => (entry.Fate, entry.Entry.Id)));
        var title = Assert.IsType<InputChange>(Assert.Single(list.Entries[1].Changes));
        Assert.Equal(("Pier", "Pier (edit)", "Tracklist.ContentItems[0].Entry.Title.Text"), (title.Before.Value, title.After.Value, title.Name));
        Assert.All(list.Entries[0].Changes, change => Assert.Empty(((InputChange)change).After.Values));
        Assert.Equal(2, list.Entries[2].Changes.Count);
    }

    private static ListChange OnlyList(Func<string, string> change) => Assert.IsType<ListChange>(Assert.Single(Compare(change)));

    private static Func<string, string> Reorder(params string[] ids) => mix =>
    {
        var item = ContentItem.Parse(mix);
        var list = item.Part("Tracklist")!["ContentItems"]!.AsArray();
        var entries = list.Select(entry => entry!.DeepClone().AsObject()).ToDictionary(entry => entry["ContentItemId"]!.GetValue<string>());
        list.Clear();
        foreach (var id in ids)
            list.Add(entries.GetValueOrDefault(id) ?? New(id));
        return item.ToJson().ToJsonString();
    };

    private static JsonObject New(string id) => new()
    {
        ["ContentItemId"] = id,
        ["ContentType"] = "Entry",
        ["Entry"] = new JsonObject { ["Artist"] = new JsonObject { ["Text"] = "Nia" }, ["Title"] = new JsonObject { ["Text"] = "Neap" } },
    };

    private static IReadOnlyList<Change> Compare(Func<string, string> change) =>
        ItemComparer.Between(EditorSample.Build(ContentItem.Parse(Mix)), EditorSample.Build(ContentItem.Parse(change(Mix))));
}
