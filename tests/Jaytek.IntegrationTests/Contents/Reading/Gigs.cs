using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>
/// Gigs: a type with a field of every kind of content, acts that it picks, and a taxonomy. Four gigs have values, of which the
/// fourth has its rank only.
/// </summary>
internal static class Gigs
{
    public const string Taxonomy = "4readtaxm0000000000000genr";
    private static readonly ConditionalWeakTable<TestSite, Lazy<Task>> Prepared = [];

    public static async Task<TestSite> SharedAsync(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await Prepared.GetValue(site, s => new Lazy<Task>(() => PrepareAsync(s))).Value;
        return site;
    }

    /// <summary>Another type like it, with settings of its own, whose items nobody else makes.</summary>
    public static async Task<string> NewTypeAsync(TestSite site, string settings = "{}")
    {
        var name = "G" + PublicId.New();
        await DefineAsync(site, name, settings);
        return name;
    }

    /// <summary>A site of its own that searches: on the shared one nobody follows, and others publish all the time.</summary>
    public static async Task<TestSite> SearchedAsync(DatabaseProvider provider)
    {
        var site = await TestSite.StartAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Feature","enable":["Jaytek.Search"]}""")!.AsObject());
        await ContentSite.PrepareAsync(site);
        await PrepareAsync(site);
        return site;
    }

    public static async Task<ContentItem> ActAsync(TestSite site, string title, string? location = null, params string[] next)
    {
        var item = new ContentItem("Act");
        item.GetOrAddPart("TitlePart")["Title"] = title;
        var part = item.GetOrAddPart("Act");
        if (location is not null)
            part["Location"] = new JsonObject { ["Text"] = location };
        part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray([.. next.Select(id => (JsonNode)id)]) };
        return await site.PublishedAsync(item);
    }

    public static Task<ContentItem> GigAsync(TestSite site, string type, Action<JsonObject> fill, string? title = null) =>
        site.PublishedAsync(ContentSite.New(type, title, fill));

    /// <summary>The ranks of a list, in its order.</summary>
    public static async Task<string> RanksAsync(HttpClient client, string query, string type = "Gig") =>
        Ranks(await (await client.GetAsync($"/api/content?type={type}&{query}")).ObjectAsync(), type);

    public static string Ranks(JsonObject list, string type = "Gig") =>
        string.Join(',', list["items"]!.AsArray().Select(item => item![type]?["Rank"]?["Value"]?.ToJsonString() ?? ""));

    private static async Task PrepareAsync(TestSite site)
    {
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"ContentDefinition","ContentTypes":[
              {"Name":"Act","DisplayName":"Act","Settings":{"ContentTypeSettings":{"Creatable":true,"Draftable":true,"Versionable":true,"Securable":true}},
               "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Act","Name":"Act","Settings":{}},
                {"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{"AutoroutePartSettings":{"Pattern":"acts/{slug}"}}}]}],
             "ContentParts":[{"Name":"Act","Settings":{},"ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Location","Settings":{}},
              {"FieldName":"ContentPickerField","Name":"Next","Settings":{"ContentPickerFieldSettings":{"Multiple":true,"DisplayedContentTypes":["Act","Secret"]}}}]}]}
            """)!.AsObject());
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Content","data":[{"ContentItemId":"$t","ContentItemVersionId":"4readtaxm0000000000000vers","ContentType":"Taxonomy","DisplayText":"Styles",
             "Latest":true,"Published":true,"TitlePart":{"Title":"Styles"},"TaxonomyPart":{"TermContentType":"Genre","Terms":[
              {"ContentItemId":"4readterm00000000000000hse","ContentType":"Genre","DisplayText":"Deep House","TitlePart":{"Title":"Deep House"}},
              {"ContentItemId":"4readterm00000000000000tec","ContentType":"Genre","DisplayText":"Techno","TitlePart":{"Title":"Techno"}}]}}]}
            """.Replace("$t", Taxonomy, StringComparison.Ordinal))!.AsObject());
        await DefineAsync(site, "Gig", "{}");
        // Like it, for tests that add their own.
        await DefineAsync(site, "Show", "{}");
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_Gig","View_Act","View_Taxonomy"]}]}
            """)!.AsObject());
        var (berlin, lisbon) = (await ActAsync(site, "Ana Berlin", "Berlin"), await ActAsync(site, "Rui Lisboa", "Lisboa"));
        await GigAsync(site, "Gig", part =>
        {
            Fill(part, 1, "Zürich", "Beginner", true, berlin, "hse", "a");
            part["Body"] = new JsonObject { ["Html"] = "<p>Body</p>" };
            part["Place"] = new JsonObject { ["Latitude"] = 47.4, ["Longitude"] = 8.5 };
        }, "First Night");
        await GigAsync(site, "Gig", part =>
        {
            Fill(part, 2, "Berlin", "Advanced", false, lisbon, "tec", "b");
            part["Remarks"] = new JsonObject { ["Markdown"] = "*Remarks*" };
            part["Translated"] = new JsonObject { ["LocalizationSets"] = new JsonArray("4readset000000000000000one") };
        }, "Second Night");
        await GigAsync(site, "Gig", part =>
        {
            Fill(part, 3, "Bern", "Advanced", true, berlin, "tec", "a", "c");
            part["Film"] = new JsonObject { ["RawAddress"] = "https://www.youtube.com/watch?v=dQw4w9WgXcQ" };
        }, "Third Day");
        await GigAsync(site, "Gig", part => part["Rank"] = new JsonObject { ["Value"] = 4 }, "Last");
    }

    private static void Fill(JsonObject part, int rank, string city, string level, bool isLoud, ContentItem act, string term, params string[] tags)
    {
        part["Rank"] = new JsonObject { ["Value"] = rank };
        part["City"] = new JsonObject { ["Text"] = city };
        part["Level"] = new JsonObject { ["Text"] = level };
        part["Loud"] = new JsonObject { ["Value"] = isLoud };
        part["Day"] = new JsonObject { ["Value"] = $"2026-05-0{rank}" };
        part["At"] = new JsonObject { ["Value"] = $"2026-05-0{rank}T20:00:00Z" };
        part["Doors"] = new JsonObject { ["Value"] = $"2{rank}:00:00" };
        part["Tags"] = new JsonObject { ["Values"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) };
        part["Site"] = new JsonObject { ["Url"] = $"https://example.org/{city}" };
        part["Act"] = new JsonObject { ["ContentItemIds"] = new JsonArray(act.ContentItemId) };
        part["Who"] = new JsonObject { ["UserIds"] = new JsonArray($"user{rank}") };
        part["Styles"] = new JsonObject { ["TaxonomyContentItemId"] = Taxonomy, ["TermContentItemIds"] = new JsonArray($"4readterm00000000000000{term}") };
    }

    private static async Task DefineAsync(TestSite site, string name, string settings)
    {
        var type = ContentSite.TypeOf(name, name.ToLowerInvariant() + "/{slug}");
        foreach (var (section, value) in JsonNode.Parse(settings)!.AsObject().ToList())
            type["Settings"]![section] = value!.DeepClone();
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(type),
            ["ContentParts"] = new JsonArray(JsonNode.Parse("""
                {"Name":"$name","Settings":{},"ContentPartFieldDefinitionRecords":[
                  {"FieldName":"NumericField","Name":"Rank","Settings":{"NumericFieldSettings":{"Scale":1}}},
                  {"FieldName":"TextField","Name":"City","Settings":{}},
                  {"FieldName":"TextField","Name":"Level","Settings":{"ContentPartFieldSettings":{"Editor":"PredefinedList"}}},
                  {"FieldName":"BooleanField","Name":"Loud","Settings":{}},
                  {"FieldName":"DateField","Name":"Day","Settings":{}},
                  {"FieldName":"DateTimeField","Name":"At","Settings":{}},
                  {"FieldName":"TimeField","Name":"Doors","Settings":{}},
                  {"FieldName":"MultiTextField","Name":"Tags","Settings":{}},
                  {"FieldName":"LinkField","Name":"Site","Settings":{}},
                  {"FieldName":"HtmlField","Name":"Body","Settings":{}},
                  {"FieldName":"MarkdownField","Name":"Remarks","Settings":{}},
                  {"FieldName":"GeoPointField","Name":"Place","Settings":{}},
                  {"FieldName":"YoutubeField","Name":"Film","Settings":{}},
                  {"FieldName":"LocalizationSetContentPickerField","Name":"Translated","Settings":{}},
                  {"FieldName":"ContentPickerField","Name":"Act","Settings":{"ContentPickerFieldSettings":{"Multiple":true,"DisplayedContentTypes":["Act"]}}},
                  {"FieldName":"UserPickerField","Name":"Who","Settings":{"UserPickerFieldSettings":{"Multiple":true,"DisplayAllUsers":true}}},
                  {"FieldName":"TaxonomyField","Name":"Styles","Settings":{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"$t"}}}]}
                """.Replace("$name", name, StringComparison.Ordinal).Replace("$t", Taxonomy, StringComparison.Ordinal))!),
        });
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_$name"]}]}"""
            .Replace("$name", name, StringComparison.Ordinal))!.AsObject());
    }
}
