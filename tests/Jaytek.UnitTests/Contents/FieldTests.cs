using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Contents;

/// <summary>Every kind of field by table: canonical JSON, checks, index values, forms.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("TextField", """{"Text":5}""", """{"Text":"5"}""")]
    [InlineData("TextField", """{"Text":null}""", """{}""")]
    [InlineData("BooleanField", """{"Value":"True"}""", """{"Value":true}""")]
    [InlineData("BooleanField", """{"Value":""}""", """{}""")]
    [InlineData("BooleanField", """{"Value":"maybe"}""", """{"Value":"maybe"}""")]
    [InlineData("NumericField", """{"Value":"1.50"}""", """{"Value":1.50}""")]
    [InlineData("NumericField", """{"Value":1.50}""", """{"Value":1.50}""")]
    [InlineData("NumericField", """{"Value":"1,5"}""", """{"Value":"1,5"}""")]
    [InlineData("NumericField", """{"Value":""}""", """{}""")]
    [InlineData("DateField", """{"Value":"2026-05-01"}""", """{"Value":"2026-05-01T00:00:00Z"}""")]
    [InlineData("DateTimeField", """{"Value":"2026-05-01T22:00:00+02:00"}""", """{"Value":"2026-05-01T20:00:00Z"}""")]
    [InlineData("DateTimeField", """{"Value":"2026-05-01T20:00:00.5Z"}""", """{"Value":"2026-05-01T20:00:00.5Z"}""")]
    [InlineData("DateTimeField", """{"Value":"soon"}""", """{"Value":"soon"}""")]
    [InlineData("TimeField", """{"Value":"08:30"}""", """{"Value":"08:30:00"}""")]
    [InlineData("TimeField", """{"Value":"25:00"}""", """{"Value":"25:00"}""")]
    [InlineData("ContentPickerField", """{"ContentItemIds":"a"}""", """{"ContentItemIds":["a"]}""")]
    [InlineData("ContentPickerField", """{"ContentItemIds":""}""", """{"ContentItemIds":[]}""")]
    [InlineData("YoutubeField", """{"RawAddress":"https://youtu.be/dQw4w9WgXcQ?t=3"}""", """{"RawAddress":"https://youtu.be/dQw4w9WgXcQ?t=3","EmbeddedAddress":"https://www.youtube.com/embed/dQw4w9WgXcQ"}""")]
    [InlineData("HtmlField", """{"Html":"<p onclick=x>a</p>"}""", """{"Html":"<p>a</p>"}""")]
    [InlineData("MarkdownField", """{"Markdown":"<script>x</script>"}""", """{"Markdown":"<script>x</script>"}""")]
    [InlineData("GeoPointField", """{"Latitude":"1","x":null}""", """{"Latitude":1}""")]
    [InlineData("LocalizationSetContentPickerField", """{"LocalizationSets":"1","x":null}""", """{"LocalizationSets":"1","x":null}""")]
    [InlineData("TextField", """{"Text":"a","Unknown":{"b":null}}""", """{"Text":"a","Unknown":{"b":null}}""")]
    public void Values_become_canonical_and_what_is_none_stays(string kind, string value, string expected)
    {
        var (type, context) = Kinds.Field(kind, "{}", value);
        type.Normalize(context);
        Assert.Equal(expected, ContentJson.ToText(context.Json));
        type.Normalize(context);
        Assert.Equal(expected, ContentJson.ToText(context.Json));
    }

    [Theory]
    [InlineData("Color", "#1b2230", true)]
    [InlineData("Color", "blue", false)]
    [InlineData("LocalDateTime", "2026-05-29T22:00", true)]
    [InlineData("LocalDateTime", "2026-02-30T22:00", false)]
    [InlineData("LocalDateTime", "2026-05-29T22:00Z", false)]
    [InlineData("LocalDateTime", "2026-05-29", false)]
    [InlineData("TimeZone", "Europe/Lisbon", true)]
    [InlineData("TimeZone", "Europe/Atlantis", false)]
    [InlineData("TimeZone", "W. Europe Standard Time", false)]
    public void Texts_of_a_variant_are_what_its_control_gives(string editor, string text, bool isOne)
    {
        var (type, context) = Kinds.Field("TextField", $$$"""{"ContentPartFieldSettings":{"Editor":"{{{editor}}}"}}""", new JsonObject { ["Text"] = text }.ToJsonString());
        var errors = new ContentErrors();
        type.Validate(context, errors);
        Assert.Equal(isOne, errors.IsEmpty);
    }

    [Fact]
    public void Html_stays_as_it_is_where_the_definition_says_so()
    {
        var (type, context) = Kinds.Field("HtmlField", """{"HtmlFieldSettings":{"SanitizeHtml":false}}""", """{"Html":"<p onclick=x>a</p>"}""");
        type.Normalize(context);
        Assert.Equal("<p onclick=x>a</p>", context.Json["Html"].AsText());
    }

    [Theory]
    [InlineData("TextField", """{"Required":true}""", """{}""")]
    [InlineData("TextField", """{"Required":"true"}""", """{"Text":" "}""")]
    [InlineData("TextField", """{"Pattern":"^[A-Z]{2}$"}""", """{"Text":"de"}""")]
    [InlineData("TextField", """{"MinLength":3}""", """{"Text":"ab"}""")]
    [InlineData("TextField", """{"MaxLength":2}""", """{"Text":"abc"}""")]
    [InlineData("TextField", """{}""", """{"Text":{}}""")]
    [InlineData("NumericField", """{"Required":true}""", """{}""")]
    [InlineData("NumericField", """{"Minimum":"1"}""", """{"Value":0.9}""")]
    [InlineData("NumericField", """{"Maximum":10}""", """{"Value":10.01}""")]
    [InlineData("NumericField", """{"Scale":0}""", """{"Value":1.5}""")]
    [InlineData("NumericField", """{"Scale":2}""", """{"Value":1.005}""")]
    [InlineData("NumericField", """{}""", """{"Value":"many"}""")]
    [InlineData("NumericField", """{}""", """{"Value":1e400}""")]
    [InlineData("BooleanField", """{}""", """{"Value":"maybe"}""")]
    [InlineData("DateField", """{}""", """{"Value":"first of May"}""")]
    [InlineData("DateTimeField", """{"Required":true}""", """{}""")]
    [InlineData("TimeField", """{}""", """{"Value":"25:00"}""")]
    [InlineData("LinkField", """{}""", """{"Url":"javascript:alert(1)"}""")]
    [InlineData("LinkField", """{"LinkTextMode":1}""", """{"Url":"/a"}""")]
    [InlineData("LinkField", """{"LinkTextMode":"Required"}""", """{"Url":"/a"}""")]
    [InlineData("YoutubeField", """{}""", """{"RawAddress":"https://example.com/x"}""")]
    [InlineData("ContentPickerField", """{"Required":true}""", """{"ContentItemIds":[]}""")]
    [InlineData("ContentPickerField", """{}""", """{"ContentItemIds":["a","b"]}""")]
    [InlineData("ContentPickerField", """{}""", """{"ContentItemIds":[5]}""")]
    [InlineData("TaxonomyField", """{"Unique":true}""", """{"TermContentItemIds":["a","b"]}""")]
    [InlineData("MultiTextField", """{"Options":[{"name":"A","value":"a"}]}""", """{"Values":["b"]}""")]
    [InlineData("UserPickerField", """{}""", """{"UserIds":{}}""")]
    public void What_the_settings_forbid_is_told(string kind, string settings, string value)
    {
        var (type, context) = Kinds.Field(kind, $$"""{"{{kind}}Settings":{{settings}}}""", value);
        var errors = new ContentErrors();
        type.Validate(context, errors);
        Assert.False(errors.IsEmpty);
    }

    [Theory]
    [InlineData("TextField", """{"Required":true,"Pattern":"^[A-Z]{2}$","MaxLength":2}""", """{"Text":"DE"}""")]
    [InlineData("TextField", """{"Type":"GeneratedHidden","Pattern":"{{ Model }}"}""", """{"Text":"anything"}""")]
    [InlineData("TextField", """{"Pattern":"("}""", """{"Text":"anything"}""")]
    [InlineData("NumericField", """{"Minimum":0,"Maximum":"10","Scale":2}""", """{"Value":9.25}""")]
    [InlineData("NumericField", """{"Scale":0}""", """{"Value":1.0}""")]
    [InlineData("NumericField", """{}""", """{}""")]
    [InlineData("LinkField", """{}""", """{"Url":"~/about"}""")]
    [InlineData("LinkField", """{}""", """{"Url":"#contact"}""")]
    [InlineData("ContentPickerField", """{"Multiple":true}""", """{"ContentItemIds":["a","b"]}""")]
    public void What_the_settings_allow_passes(string kind, string settings, string value)
    {
        var (type, context) = Kinds.Field(kind, $$"""{"{{kind}}Settings":{{settings}}}""", value);
        var errors = new ContentErrors();
        type.Validate(context, errors);
        Assert.True(errors.IsEmpty, errors.ToError().Message);
    }

    [Fact]
    public void A_pattern_that_runs_wild_is_stopped()
    {
        var (type, context) = Kinds.Field("TextField", """{"TextFieldSettings":{"Pattern":"^(a+)+$"}}""", $$"""{"Text":"{{new string('a', 40)}}!"}""");
        var errors = new ContentErrors();
        type.Validate(context, errors);
        Assert.False(errors.IsEmpty);
    }

    [Theory]
    [InlineData("TextField", """{"Text":"Faro"}""", "Faro")]
    [InlineData("NumericField", """{"Value":12.5}""", "12.5")]
    [InlineData("BooleanField", """{"Value":true}""", "1")]
    [InlineData("DateField", """{"Value":"1970-01-02T00:00:00Z"}""", "86400")]
    [InlineData("DateTimeField", """{"Value":"1970-01-01T00:00:01.5Z"}""", "1.5")]
    [InlineData("TimeField", """{"Value":"01:00:00"}""", "3600")]
    [InlineData("ContentPickerField", """{"ContentItemIds":["a","b"]}""", "a,b")]
    [InlineData("TaxonomyField", """{"TermContentItemIds":["t"]}""", "t")]
    [InlineData("MarkdownField", """{"Markdown":"x"}""", "")]
    [InlineData("NumericField", """{}""", "")]
    public void Values_for_the_index_are_found(string kind, string value, string expected)
    {
        var (type, context) = Kinds.Field(kind, "{}", value);
        var values = type.IndexValues(context).Select(found => found.Text ?? found.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(',', values));
    }

    [Theory]
    [InlineData("TextField", "Text", "a\r\nb", """{"Text":"a b"}""")]
    [InlineData("TextField", "Text", "", """{}""")]
    [InlineData("NumericField", "Value", "7.50", """{"Value":7.50}""")]
    [InlineData("NumericField", "Value", "seven", """{"Value":"seven"}""")]
    [InlineData("BooleanField", "Value", "true,false", """{"Value":true}""")]
    [InlineData("BooleanField", "Value", "false", """{"Value":false}""")]
    [InlineData("ContentPickerField", "ContentItemIds", "a,b,", """{"ContentItemIds":["a","b"]}""")]
    [InlineData("MultiTextField", "Values", "one\n two \n\n", """{"Values":["one","two"]}""")]
    public void Posted_forms_are_bound(string kind, string member, string posted, string expected)
    {
        var (type, context) = Kinds.Field(kind, "{}", "{}");
        var several = member is "ContentItemIds" || posted.Contains(",f", StringComparison.Ordinal);
        var form = new FormCollection(new Dictionary<string, StringValues> { [$"T.F.{member}"] = several ? posted.Split(',') : posted });
        type.Bind(context, new FormValues(form).In("T").In("F"));
        Assert.Equal(expected, ContentJson.ToText(context.Json));
    }

    [Fact]
    public void Inputs_that_were_not_posted_leave_their_members_alone()
    {
        foreach (var kind in Kinds.All.Fields)
        {
            var (type, context) = Kinds.Field(kind.Name, "{}", """{"Kept":[1]}""");
            type.Bind(context, new FormValues(new FormCollection([])));
            Assert.Equal("""{"Kept":[1]}""", context.Json.ToJsonString());
        }
    }

    [Fact]
    public void A_moment_that_is_worked_out_is_shown_and_takes_nothing_from_a_form()
    {
        const string Settings = """{"ContentPartFieldSettings":{"Editor":"Computed"}}""";
        var (type, context) = Kinds.Field("DateTimeField", Settings, """{"Value":"2026-05-01T20:00:00Z"}""");
        Assert.True(Assert.Single(type.Form(context)).ReadOnly);
        // Where no module fills it, it would stay empty for ever: nobody may choose it.
        Assert.Empty(type.Editors);
        type.Bind(context, new FormValues(new FormCollection(new Dictionary<string, StringValues> { ["Value"] = "2030-01-01T00:00:00" })));
        Assert.Equal("""{"Value":"2026-05-01T20:00:00Z"}""", context.Json.ToJsonString());
    }

    [Fact]
    public void A_list_of_choices_is_offered_and_enforced()
    {
        const string Settings = """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"Beginner","value":"b"}],"Editor":0,"DefaultValue":"b"}}""";
        var (type, context) = Kinds.Field("TextField", Settings, "{}");
        var input = Assert.Single(type.Form(context));
        Assert.Equal((FormControl.Radios, "b", "Beginner"), (input.Control, input.Value, input.Options[0].Label));
        Assert.Equal(IndexKind.Key, type.IndexKind(context.Field));
        context.Json["Text"] = "x";
        var errors = new ContentErrors();
        type.Validate(context, errors);
        Assert.False(errors.IsEmpty);
    }
}
