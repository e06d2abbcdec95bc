using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents.Admin;

/// <summary>Entries that are in the form and not in the store yet, or no more.</summary>
public sealed class EntrySealTests
{
    [Fact]
    public void A_copy_keeps_what_no_input_shows_also_one_of_an_unknown_type()
    {
        var page = Page();
        EditorMoves.Apply(page, EditorSample.Build(page), "copy:FlowPart.Widgets[1]", EditorSample.Post(page), EditorSample.Seals);
        EditorMoves.Apply(page, EditorSample.Build(page), "copy:FlowPart.Widgets[0]", EditorSample.Post(page), EditorSample.Seals);
        var form = EditorSample.PostOver(Page(), page, ("FlowPart.Widgets[1].Text.Body.Text", "Typed"), ("FlowPart.Widgets[4].Text.Body.Text", "Last"));

        var saved = Page();
        EditorSample.Binder.Bind(saved, EditorSample.Type("Page"), form);

        page.Parts["FlowPart"]!["Widgets"]![1]!["Text"]!["Body"]!["Text"] = "Typed";
        page.Parts["FlowPart"]!["Widgets"]![4]!["Text"]!["Body"]!["Text"] = "Last";
        Assert.True(JsonEquality.AreEqual(page.ToJson(), saved.ToJson()), saved.ToJson().ToJsonString());
        Assert.Equal(5, saved.Parts["FlowPart"]!["Widgets"]!.AsArray().Count);
    }

    [Fact]
    public void What_is_put_back_after_its_removal_was_saved_is_whole()
    {
        var page = Page();
        var removed = EditorMoves.Apply(page, EditorSample.Build(page), "remove:FlowPart.Widgets[0]", EditorSample.Post(page), EditorSample.Seals)!.Removed!;
        var stored = page.Clone();
        var form = EditorSample.Post(page, ("FlowPart.Widgets.$removed", removed.Seal), ("FlowPart.Widgets.$place", "0"));
        EditorMoves.Apply(page, EditorSample.Build(page), "undo:FlowPart.Widgets", form, EditorSample.Seals);

        var saved = stored.Clone();
        EditorSample.Binder.Bind(saved, EditorSample.Type("Page"), EditorSample.PostOver(stored, page));

        Assert.True(JsonEquality.AreEqual(Page().ToJson(), saved.ToJson()), saved.ToJson().ToJsonString());
    }

    [Fact]
    public void An_entry_that_nobody_sealed_is_not_put_back()
    {
        var item = Page();
        var form = EditorSample.Post(item, ("FlowPart.Widgets.$removed", """{"ContentItemId":"own","ContentType":"Text"}"""), ("FlowPart.Widgets.$place", "0"));

        Assert.Null(EditorMoves.Apply(item, EditorSample.Build(item), "undo:FlowPart.Widgets", form, EditorSample.Seals));
    }

    private static ContentItem Page() => ContentItem.Parse("""
        { "ContentItemId": "page", "ContentType": "Page", "FlowPart": { "Widgets": [
          { "ContentItemId": "half", "ContentType": "Text", "FlowMetadata": { "Alignment": "Left", "Size": 50 }, "Text": { "Body": { "Text": "Words", "Kept": 1 } }, "OfOthers": true },
          { "ContentItemId": "gone", "ContentType": "NoSuchType", "Anything": { "At": "all" } },
          { "ContentItemId": "full", "ContentType": "Text", "FlowMetadata": { "Alignment": "Justify", "Size": 100 }, "Text": { "Body": { "Text": "More" } } } ] } }
        """);
}
