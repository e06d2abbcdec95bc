using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>The page of a type that no module owns: every kind of field as people read it. Sites of its own: it gives them a zone.</summary>
public sealed class GenericItemTests(PublicSites sites) : IClassFixture<PublicSites>
{
    private const string Type = "Leaflet";

    [Theory, BothDatabases]
    public async Task Every_kind_of_field_is_shown_as_people_read_it(DatabaseProvider provider)
    {
        var site = await PreparedAsync(provider);
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Shown"), "Words."));
        var draft = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Taken back"), "Words."));
        Assert.Null((await site.ManageAsync(manager => manager.UnpublishAsync(draft.ContentItemId, null, CancellationToken.None))).Error);
        var item = await site.PublishedAsync(PublicItems.Item(Type, PublicItems.Unique("Leaflet"), $$"""
            {"Intro":{"Text":"Two lines\nof words."},"At":{"Value":"2026-07-01T20:30:00Z"},"On":{"Value":"2026-07-01"},"Doors":{"Value":"22:30:00"},
             "Length":{"Value":4324},"Speed":{"Value":122},"Loud":{"Value":true},"Tags":{"Values":["dub","late"]},"Mood":{"Text":"calm"},
             "Ink":{"Text":"#1b2230"},"Mail":{"Text":"ada@example.org"},"More":{"Url":"https://example.org/a","Text":"Elsewhere"},
             "Pages":{"ContentItemIds":["{{page.ContentItemId}}","{{draft.ContentItemId}}"]},
             "Files":{"Paths":["tests/cover.png","tests/take.wav","tests/plan.pdf"],"MediaTexts":["A cover"]},
             "Place":{"Latitude":38.7077,"Longitude":-9.1366},"Film":{"RawAddress":"https://youtu.be/dQw4w9WgXcQ"} }
            """));

        var html = Read(await site.GetAsync(PublicItems.PathOf(item)));
        Assert.Equal("2026-07-01T20:30:00Z", Fact(html, "At").QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("Wednesday 1 July 2026, 21:30 Lisbon time (UTC+1)", Words(Fact(html, "At")));
        Assert.Equal(("2026-07-01", "1 Jul 2026"), (Fact(html, "On").QuerySelector("time")!.GetAttribute("datetime"), Words(Fact(html, "On"))));
        Assert.Equal(("22:30:00", "22:30"), (Fact(html, "Doors").QuerySelector("time")!.GetAttribute("datetime"), Words(Fact(html, "Doors"))));
        Assert.Equal(("PT1H12M4S", "1:12:04"), (Fact(html, "Length").QuerySelector("time")!.GetAttribute("datetime"), Words(Fact(html, "Length"))));
        Assert.Equal("122 BPM", Words(Fact(html, "Speed")));
        Assert.Equal("Yes", Words(Fact(html, "Loud")));
        Assert.Equal(["Dub techno", "late"], Fact(html, "Tags").QuerySelectorAll(".words li").Select(Words));
        Assert.Equal("Calm and slow", Words(Fact(html, "Mood")));
        Assert.Equal("#1b2230", Fact(html, "Ink").QuerySelector(".swatch rect")!.GetAttribute("fill"));
        Assert.Equal("mailto:ada@example.org", Link(html, "Mail").GetAttribute("href"));
        Assert.Equal("Elsewhere", Words(Link(html, "More")));
        Assert.Equal(PublicItems.PathOf(page), Link(html, "Pages").GetAttribute("href"));
        Assert.DoesNotContain("Taken back", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A cover", Fact(html, "Files").QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal("/media/tests/take.wav", Fact(html, "Files").QuerySelector("audio")!.GetAttribute("src"));
        Assert.Equal("/media/tests/plan.pdf", Fact(html, "Files").QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Contains("38.7077° N, 9.1366° W", Words(Fact(html, "Place")), StringComparison.Ordinal);
        Assert.StartsWith("https://www.openstreetmap.org/?mlat=38.7077&mlon=-9.1366", Link(html, "Place").GetAttribute("href"), StringComparison.Ordinal);
        // A description of the page is words, whatever stands first.
        Assert.StartsWith("Two lines", html.QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_video_is_a_shut_frame_of_ours_and_a_link_that_needs_neither_frame_nor_script(DatabaseProvider provider)
    {
        var site = await PreparedAsync(provider);
        var item = await site.PublishedAsync(PublicItems.Item(Type, PublicItems.Unique("Film"), """{"Film":{"RawAddress":"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4"} }"""));

        var film = Fact(Read(await site.GetAsync(PublicItems.PathOf(item))), "Film");
        var frame = film.QuerySelector("details:not([open]) iframe")!;
        Assert.Equal(("/video/dQw4w9WgXcQ", "lazy"), (frame.GetAttribute("src"), frame.GetAttribute("loading")));
        var link = film.QuerySelector("a[href='https://www.youtube.com/watch?v=dQw4w9WgXcQ']")!;
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));

        using var client = site.NewClient();
        using var page = await client.GetAsync(PublicItems.PathOf(item));
        Assert.DoesNotContain("youtube", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var player = await client.GetAsync("/video/dQw4w9WgXcQ");
        Assert.Contains("frame-src https://www.youtube-nocookie.com; frame-ancestors 'self'", string.Join(' ', player.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", await player.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("public, max-age=86400", player.Headers.CacheControl?.ToString());
        await site.GetAsync("/_content/Jaytek.Contents/video.css");
        // The editor frames the same page.
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var editors = await admin.GetAsync("/admin/editor/video/dQw4w9WgXcQ");
        Assert.Equal(player.Headers.GetValues("Content-Security-Policy"), editors.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(await player.Content.ReadAsStringAsync(), await editors.Content.ReadAsStringAsync());
        Assert.Equal("no-store", editors.Headers.CacheControl?.ToString());
        await site.GetAsync("/video/dQw4w9WgXc", HttpStatusCode.NotFound);
        await site.GetAsync("/video/%22%3E%3Cscript", HttpStatusCode.NotFound);
    }

    private async Task<TestSite> PreparedAsync(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"ContentDefinition","ContentTypes":[
             {"Name":"Leaflet","DisplayName":"Leaflet","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
              "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Leaflet","Name":"Leaflet","Settings":{}},
               {"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{"AutoroutePartSettings":{"Pattern":"leaflets/{slug}"}}}]}],
             "ContentParts":[{"Name":"Leaflet","Settings":{},"ContentPartFieldDefinitionRecords":[
              {"FieldName":"DateTimeField","Name":"At","Settings":{}},{"FieldName":"DateField","Name":"On","Settings":{}},{"FieldName":"TimeField","Name":"Doors","Settings":{}},
              {"FieldName":"TextField","Name":"Intro","Settings":{"ContentPartFieldSettings":{"Editor":"TextArea"}}},
              {"FieldName":"NumericField","Name":"Length","Settings":{"ContentPartFieldSettings":{"Editor":"Duration"}}},
              {"FieldName":"NumericField","Name":"Speed","Settings":{"NumericFieldSettings":{"Unit":"BPM"}}},{"FieldName":"BooleanField","Name":"Loud","Settings":{}},
              {"FieldName":"MultiTextField","Name":"Tags","Settings":{"MultiTextFieldSettings":{"Options":[{"name":"Dub techno","value":"dub"},{"value":"late"}]}}},
              {"FieldName":"TextField","Name":"Mood","Settings":{"ContentPartFieldSettings":{"Editor":"PredefinedList"},
               "TextFieldPredefinedListEditorSettings":{"Options":[{"name":"Calm and slow","value":"calm"}]}}},
              {"FieldName":"TextField","Name":"Ink","Settings":{"ContentPartFieldSettings":{"Editor":"Color"}}},
              {"FieldName":"TextField","Name":"Mail","Settings":{"ContentPartFieldSettings":{"Editor":"Email"}}},{"FieldName":"LinkField","Name":"More","Settings":{}},
              {"FieldName":"ContentPickerField","Name":"Pages","Settings":{"ContentPickerFieldSettings":{"Multiple":true,"DisplayAllContentTypes":true}}},
              {"FieldName":"MediaField","Name":"Files","Settings":{}},{"FieldName":"GeoPointField","Name":"Place","Settings":{}},{"FieldName":"YoutubeField","Name":"Film","Settings":{}}]}]}
            """)!.AsObject());
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_Leaflet"]}]}""")!.AsObject());
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Settings","TimeZoneId":"Europe/Lisbon"}""")!.AsObject());
        return site;
    }

    private static IHtmlDocument Read(string html) => new HtmlParser().ParseDocument(html);

    private static IElement Fact(IHtmlDocument html, string label) => html.QuerySelectorAll("dt").Single(dt => dt.TextContent == label).NextElementSibling!;

    private static IElement Link(IHtmlDocument html, string label) => Assert.Single(Fact(html, label).QuerySelectorAll("a"));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
