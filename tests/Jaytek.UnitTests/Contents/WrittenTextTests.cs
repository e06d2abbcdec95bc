using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Microsoft.AspNetCore.Http;

namespace Jaytek.UnitTests.Contents;

/// <summary>What no text takes, and how long texts and dates may be, whatever kind holds them.</summary>
public sealed class WrittenTextTests
{
    private static readonly ContentDefinitions Definitions = Kinds.Definitions("""
        [{"Name":"T","DisplayName":"T","Settings":{},"ContentTypePartDefinitionRecords":[
          {"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"SeoMetaPart","Name":"SeoMetaPart","Settings":{}},
          {"PartName":"PublishLaterPart","Name":"PublishLaterPart","Settings":{}},{"PartName":"T","Name":"T","Settings":{}}]}]
        """, """
        [{"Name":"T","Settings":{},"ContentPartFieldDefinitionRecords":[
          {"FieldName":"MarkdownField","Name":"Text","Settings":{}},{"FieldName":"MultiTextField","Name":"Tags","Settings":{}},
          {"FieldName":"TextField","Name":"Line","Settings":{}},{"FieldName":"LinkField","Name":"Link","Settings":{}},
          {"FieldName":"DateField","Name":"Day","Settings":{}},{"FieldName":"DateTimeField","Name":"At","Settings":{}}]}]
        """);

    [Theory]
    [InlineData("""{"T":{"Text":{"Markdown":"a\u0007b"}}}""", "T.Text.Markdown")]
    [InlineData("""{"T":{"Tags":{"Values":["a","b\u001b"]}}}""", "T.Tags.Values[1]")]
    [InlineData("""{"T":{"Line":{"Text":"a\u0007b"}}}""", "T.Line")]
    [InlineData("""{"TitlePart":{"Title":"a\u0085b"}}""", "TitlePart.Title")]
    [InlineData("""{"SeoMetaPart":{"MetaDescription":"\u0001"}}""", "SeoMetaPart.MetaDescription")]
    [InlineData("""{"Unknown":{"Deep":[{"Text":"\u0001"}]}}""", null)]
    [InlineData("""{"T":{"Text":{"Markdown":"a\tb\r\nc\n"}}}""", null)]
    [InlineData("""{"T":{"Day":{"Value":"9999-12-31T00:00:00Z"}}}""", "T.Day")]
    [InlineData("""{"T":{"At":{"Value":"1899-12-31T00:00:00Z"}}}""", "T.At")]
    [InlineData("""{"T":{"At":{"Value":"2199-12-31T00:00:00Z"}}}""", null)]
    [InlineData("""{"PublishLaterPart":{"ScheduledPublishUtc":"9999-01-01T00:00:00Z"}}""", "PublishLaterPart.ScheduledPublishUtc")]
    public void What_nobody_means_to_write_is_refused_at_its_member(string parts, string? member)
    {
        Assert.Equal(member is null ? [] : [member], Wrong(parts, ContentCheck.Written));
        Assert.Empty(Wrong(parts, ContentCheck.None));
    }

    [Theory]
    [InlineData("SeoMetaPart", "MetaDescription", 2000, "SeoMetaPart.MetaDescription")]
    [InlineData("SeoMetaPart", "PageTitle", 255, "SeoMetaPart.PageTitle")]
    [InlineData("T.Line", "Text", 1024, "T.Line")]
    [InlineData("T.Link", "Text", 255, "T.Link.Text")]
    [InlineData("TitlePart", "Title", 1024, "TitlePart.Title")]
    public void Texts_have_a_length(string holder, string member, int most, string wrong)
    {
        Assert.Empty(Wrong(With(most), ContentCheck.Written));
        Assert.Equal([wrong], Wrong(With(most + 1), ContentCheck.Written));

        string With(int length) => holder.Split('.').Reverse()
            .Aggregate(new JsonObject { [member] = new string('a', length) }, (json, name) => new JsonObject { [name] = json }).ToJsonString();
    }

    [Fact]
    public void What_was_pasted_unseen_is_left_out_of_forms()
    {
        var values = new FormValues(new FormCollection(new() { ["A"] = "a\u0000b\u0007\tc\r\nd\u009f", ["B"] = new(["x\u0001", "\u0002"]) }));
        Assert.Equal("ab\tc\nd", values.Text("A"));
        Assert.Equal(["x"], values.Texts("B"));
    }

    private static IEnumerable<string> Wrong(string parts, ContentCheck check)
    {
        var errors = new ContentErrors(check);
        new ContentValidator(Definitions, Kinds.All).Validate(Definitions.Type("T")!, JsonNode.Parse(parts)!.AsObject(), errors);
        return errors.IsEmpty ? [] : errors.ToError().Members!.Keys;
    }
}
