using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents.Admin;

public sealed class EditorTests
{
    private static ContentItem Mix() => ContentItem.Parse("""
    {
      "ContentItemId": "mix", "ContentType": "Mix", "DisplayText": "Harbour Lights",
      "TitlePart": { "Title": "Harbour Lights" },
      "Mix": { "Bpm": { "Value": 122 }, "Unknown": { "kept": true } },
      "Tracklist": { "ContentItems": [
        { "ContentItemId": "one", "ContentType": "Entry", "Entry": { "Artist": { "Text": "Ada" }, "Title": { "Text": "First" } }, "Later": { "kept": 1 } },
        { "ContentItemId": "two", "ContentType": "Entry", "Entry": { "Artist": { "Text": "Bea" }, "Title": { "Text": "Second" } } },
        { "ContentItemId": "gone", "ContentType": "NobodysType", "Something": { "kept": 2 } }
      ] },
      "StrangePart": { "kept": true }
    }
    """);

    [Fact]
    public void What_was_shown_and_not_touched_comes_back_the_same()
    {
        var item = Mix();

        var errors = EditorSample.Binder.Bind(item, EditorSample.Type("Mix"), EditorSample.Post(Mix()));

        Assert.True(errors.IsEmpty);
        Assert.True(JsonEquality.AreEqual(Mix().ToJson(), item.ToJson()), item.ToJson().ToJsonString());
    }

    [Fact]
    public void Inputs_bear_the_paths_by_which_errors_name_them()
    {
        var editor = EditorSample.Build(Mix());

        Assert.Equal("122", editor.Value("Mix.Bpm.Value"));
        Assert.Equal("Second", editor.Value("Tracklist.ContentItems[1].Entry.Title.Text"));
    }

    [Fact]
    public void A_typed_value_changes_its_member_and_nothing_else()
    {
        var item = Mix();

        EditorSample.Binder.Bind(item, EditorSample.Type("Mix"), EditorSample.Post(Mix(), ("Tracklist.ContentItems[1].Entry.Title.Text", "Another")));

        var expected = Mix();
        expected.Parts["Tracklist"]!["ContentItems"]![1]!["Entry"]!["Title"]!["Text"] = "Another";
        Assert.True(JsonEquality.AreEqual(expected.ToJson(), item.ToJson()), item.ToJson().ToJsonString());
    }

    [Fact]
    public void Entries_are_found_by_their_ids_when_their_order_was_changed_before()
    {
        var moved = Mix();
        var list = moved.Parts["Tracklist"]!["ContentItems"]!.AsArray();
        var first = list[0];
        list.RemoveAt(0);
        list.Add(first);
        var item = Mix();

        EditorSample.Binder.Bind(item, EditorSample.Type("Mix"), EditorSample.Post(moved));

        Assert.True(JsonEquality.AreEqual(moved.ToJson(), item.ToJson()), item.ToJson().ToJsonString());
    }

    [Fact]
    public void A_list_that_was_not_shown_keeps_its_entries()
    {
        var item = Mix();

        EditorSample.Binder.Bind(item, EditorSample.Type("Mix"), new Microsoft.AspNetCore.Http.FormCollection(new() { ["TitlePart.Title"] = "Only this" }));

        Assert.Equal(3, item.Parts["Tracklist"]!["ContentItems"]!.AsArray().Count);
        Assert.Equal("Only this", item.Parts["TitlePart"]!["Title"]!.GetValue<string>());
    }

    [Fact]
    public void Only_a_new_item_shows_the_defaults_of_its_definition()
    {
        Assert.Equal("Easy", EditorSample.Build(new ContentItem("Mix")).Value("Mix.Level.Text"));
        Assert.Equal("", EditorSample.Build(Mix()).Value("Mix.Level.Text"));
    }

    [Fact]
    public void An_entry_says_what_it_is_by_its_first_texts()
    {
        var entries = Assert.Single(EditorSample.Build(Mix()).AllLists).Entries;

        Assert.Equal(["Ada – First", "Bea – Second", ""], entries.Select(entry => entry.Summary));
        Assert.Null(entries[2].Item);
    }

    [Theory]
    [InlineData("up:Tracklist.ContentItems[1]", "two,one,gone", "Tracklist.ContentItems[0]")]
    [InlineData("up:Tracklist.ContentItems[0]", "one,two,gone", "Tracklist.ContentItems[0]")]
    [InlineData("down:Tracklist.ContentItems[0]", "two,one,gone", "Tracklist.ContentItems[1]")]
    [InlineData("remove:Tracklist.ContentItems[2]", "one,two", "Tracklist.ContentItems[1]")]
    [InlineData("remove:Tracklist.ContentItems[9]", "one,two,gone", null)]
    [InlineData("move:Tracklist.ContentItems[0]:2", "two,gone,one", "Tracklist.ContentItems[2]")]
    [InlineData("move:Tracklist.ContentItems[0]:7", "one,two,gone", "Tracklist.ContentItems[0]")]
    [InlineData("up:Nothing.Like[1]", "one,two,gone", null)]
    [InlineData("nonsense", "one,two,gone", null)]
    public void Buttons_move_and_remove_entries(string move, string ids, string? focus)
    {
        var item = Mix();

        var shown = EditorMoves.Apply(item, EditorSample.Build(item), move, EditorSample.Post(item), EditorSample.Seals);

        Assert.Equal(focus, shown?.Focus);
        Assert.Equal(ids, string.Join(',', item.Parts["Tracklist"]!["ContentItems"]!.AsArray().Select(entry => entry!["ContentItemId"]!.GetValue<string>())));
    }

    [Fact]
    public void An_added_entry_is_empty_has_an_id_and_survives_the_next_post()
    {
        var item = Mix();
        EditorMoves.Apply(item, EditorSample.Build(item), "add:Tracklist.ContentItems", EditorSample.Post(item), EditorSample.Seals);
        var id = item.Parts["Tracklist"]!["ContentItems"]![3]!["ContentItemId"]!.GetValue<string>();

        var again = Mix();
        EditorSample.Binder.Bind(again, EditorSample.Type("Mix"), EditorSample.Post(item, ("Tracklist.ContentItems[3].Entry.Title.Text", "Fourth")));

        var added = again.Parts["Tracklist"]!["ContentItems"]![3]!;
        Assert.Equal(id, added["ContentItemId"]!.GetValue<string>());
        Assert.Equal("Fourth", added["Entry"]!["Title"]!["Text"]!.GetValue<string>());
    }

    [Fact]
    public void What_was_removed_travels_in_the_form_and_is_put_back_where_it_stood()
    {
        var item = Mix();
        var removed = EditorMoves.Apply(item, EditorSample.Build(item), "remove:Tracklist.ContentItems[0]", EditorSample.Post(item), EditorSample.Seals)!.Removed!;
        Assert.Equal("Ada – First", removed.Name);
        var form = EditorSample.Post(item, ("Tracklist.ContentItems.$removed", removed.Seal), ("Tracklist.ContentItems.$place", "0"));

        var back = EditorMoves.Apply(item, EditorSample.Build(item), "undo:Tracklist.ContentItems", form, EditorSample.Seals);

        Assert.Equal("Tracklist.ContentItems[0]", back!.Focus);
        Assert.True(JsonEquality.AreEqual(Mix().ToJson(), item.ToJson()), item.ToJson().ToJsonString());
    }

    [Fact]
    public void A_copy_stands_behind_its_original_with_an_id_of_its_own()
    {
        var item = Mix();

        var copied = EditorMoves.Apply(item, EditorSample.Build(item), "copy:Tracklist.ContentItems[0]", EditorSample.Post(item), EditorSample.Seals)!;

        var list = item.Parts["Tracklist"]!["ContentItems"]!.AsArray();
        Assert.Equal(("Tracklist.ContentItems[1]", "Copy of Ada – First, 2 of 4"), (copied.Focus, copied.Said));
        Assert.Equal("First", list[1]!["Entry"]!["Title"]!["Text"]!.GetValue<string>());
        Assert.Equal(4, list.Select(entry => entry!["ContentItemId"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public void An_entry_is_inserted_before_another()
    {
        var item = Mix();

        var added = EditorMoves.Apply(item, EditorSample.Build(item), "insert:Tracklist.ContentItems[1]:Entry", EditorSample.Post(item), EditorSample.Seals)!;

        Assert.Equal(("Tracklist.ContentItems[1]", "2 of 4"), (added.Focus, added.Said[^6..]));
        Assert.Null(EditorMoves.Apply(item, EditorSample.Build(item), "insert:Tracklist.ContentItems[1]:Course", EditorSample.Post(item), EditorSample.Seals));
    }

    [Fact]
    public void Only_what_a_list_may_hold_can_be_added_to_it()
    {
        var item = Mix();
        var form = EditorSample.Post(item, ("Tracklist.ContentItems.$type", "Course"));

        Assert.Null(EditorMoves.Apply(item, EditorSample.Build(item), "add:Tracklist.ContentItems", form, EditorSample.Seals));
        Assert.Equal(3, item.Parts["Tracklist"]!["ContentItems"]!.AsArray().Count);
    }

    [Fact]
    public void A_block_of_a_page_is_laid_out_as_Orchard_lays_out_a_new_one()
    {
        var page = new ContentItem("Page");
        EditorMoves.Apply(page, EditorSample.Build(page), "add:FlowPart.Widgets", EditorSample.Post(page), EditorSample.Seals);

        var block = page.Parts["FlowPart"]!["Widgets"]![0]!;
        Assert.Equal("Text", block["ContentType"]!.GetValue<string>());
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse("""{"Alignment":"Justify","Size":100}"""), block["FlowMetadata"]));
    }

    [Fact]
    public void Terms_nest_at_the_root_of_the_wider_term()
    {
        var genres = ContentItem.Parse("""
        { "ContentItemId": "g", "ContentType": "Genres", "TaxonomyPart": { "TermContentType": "Genre", "Terms": [
          { "ContentItemId": "house", "ContentType": "Genre", "TitlePart": { "Title": "House" } } ] } }
        """);
        EditorMoves.Apply(genres, EditorSample.Build(genres), "add:TaxonomyPart.Terms[0].Terms", EditorSample.Post(genres), EditorSample.Seals);
        var form = EditorSample.Post(genres, ("TaxonomyPart.Terms[0].Terms[0].TitlePart.Title", "Deep house"));

        EditorSample.Binder.Bind(genres, EditorSample.Type("Genres"), form);

        Assert.Equal("Deep house", genres.Parts["TaxonomyPart"]!["Terms"]![0]!["Terms"]![0]!["TitlePart"]!["Title"]!.GetValue<string>());
    }

    [Fact]
    public void A_menu_entry_keeps_its_words_in_its_display_text_and_its_entries_in_a_part_of_its_own()
    {
        var menu = new ContentItem("Menu");
        EditorMoves.Apply(menu, EditorSample.Build(menu), "add:MenuItemsListPart.MenuItems", EditorSample.Post(menu), EditorSample.Seals);
        EditorMoves.Apply(menu, EditorSample.Build(menu), "add:MenuItemsListPart.MenuItems[0].MenuItemsListPart.MenuItems", EditorSample.Post(menu), EditorSample.Seals);

        EditorSample.Binder.Bind(menu, EditorSample.Type("Menu"), EditorSample.Post(menu,
            ("MenuItemsListPart.MenuItems[0].DisplayText", "Music"),
            ("MenuItemsListPart.MenuItems[0].MenuItemsListPart.MenuItems[0].LinkMenuItemPart.Url", "/mixes")));

        var entry = menu.Parts["MenuItemsListPart"]!["MenuItems"]![0]!;
        Assert.Equal("Music", entry["DisplayText"]!.GetValue<string>());
        Assert.Equal("/mixes", entry["MenuItemsListPart"]!["MenuItems"]![0]!["LinkMenuItemPart"]!["Url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Mix.Bpm", "Mix.Bpm.Value")]
    [InlineData("TitlePart.Title", "TitlePart.Title")]
    [InlineData("Tracklist.ContentItems[1].Entry.Title", "Tracklist.ContentItems[1].Entry.Title.Text")]
    [InlineData("Tracklist.ContentItems[7].ContentType", "Tracklist.ContentItems")]
    [InlineData("Mix", "Mix.Bpm.Value")]
    [InlineData("Elsewhere", null)]
    public void Messages_stand_beside_the_input_of_their_member(string member, string? place)
    {
        var editor = EditorSample.Build(Mix());
        var places = editor.AllInputs.Select(input => input.Name).Concat(editor.AllLists.Select(list => list.Path)).ToList();

        Assert.Equal(place, EditorErrors.PlaceOf(member, places));
    }

    [Fact]
    public void Two_editors_are_told_in_what_they_differ_and_who_changed_it()
    {
        var seen = EditorSeen.Of(EditorSample.Build(Mix()));
        var (mine, theirs) = (Mix(), Mix());
        mine.Parts["TitlePart"]!["Title"] = "Mine";
        theirs.Parts["Mix"]!["Bpm"]!["Value"] = 140;
        theirs.Parts["Tracklist"]!["ContentItems"]!.AsArray().RemoveAt(2);

        var choices = EditConflict.Between(EditorSample.Build(mine), EditorSample.Build(theirs), seen);
        Assert.Equal([("Title", true, false), ("Bpm", false, true), ("Tracklist", false, true)], choices.Select(choice => (choice.Change.Label, choice.IsMine, choice.IsTheirs)));
        Assert.Equal([false, true, true], choices.Select(choice => choice.TakesTheirs));

        // Without what was shown, or with that of another shape, nothing is overwritten unasked.
        foreach (var unknown in new[] { null, "", "AAAA", "no base64" })
            Assert.All(EditConflict.Between(EditorSample.Build(mine), EditorSample.Build(theirs), unknown), choice => Assert.False(choice.TakesTheirs));
    }

    [Fact]
    public void What_takes_their_side_is_left_out_of_the_form_with_all_that_belongs_to_it()
    {
        var form = EditorSample.Post(Mix(), ("Mix.Bpm.Value", "90"), ("$side.Mix.Bpm.Value", "mine"), ("$side.Tracklist.ContentItems", "theirs"), ("$side.TitlePart.Title", "theirs"));

        var names = EditConflict.WithoutTheirs(form).Keys;

        Assert.Contains("Mix.Bpm.Value", names);
        Assert.DoesNotContain(names, name => name.StartsWith("Tracklist.", StringComparison.Ordinal) || name == "TitlePart.Title");
    }
}
