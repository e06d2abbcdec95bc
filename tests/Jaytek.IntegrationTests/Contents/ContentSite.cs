using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What tests of content need of a site: types of their own, steps, items.</summary>
internal static class ContentSite
{
    /// <summary>A type that anybody may read, with every kind of value; the type <c>Secret</c> is like it and nobody may read it.</summary>
    public const string Story = "Story";

    public const string Secret = "Secret";

    /// <summary>A type without versions.</summary>
    public const string Flat = "Flat";

    private static readonly ConditionalWeakTable<TestSite, Lazy<Task>> Prepared = [];

    /// <summary>The shared site, with the types of these tests.</summary>
    public static async Task<TestSite> SharedAsync(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        await Prepared.GetValue(site, s => new Lazy<Task>(() => PrepareAsync(s))).Value;
        return site;
    }

    public static async Task PrepareAsync(TestSite site)
    {
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(TypeOf(Story, "stories/{slug}"), TypeOf(Secret, "secrets/{slug}"), TypeOf(Flat, "flats/{slug}", isVersionable: false)),
            ["ContentParts"] = new JsonArray(PartOf(Story), PartOf(Secret), PartOf(Flat)),
        });
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["AccessContentApi","View_Story","View_Flat"]},
             {"Name":"Writer","PermissionBehavior":"Add","Permissions":["AccessContentApi","EditOwn_Story","DeleteOwn_Story","View_Story"]},
             {"Name":"Chief","PermissionBehavior":"Add","Permissions":["AccessContentApi","Publish_Story","Delete_Story","Publish_Secret","Publish_Flat"]}]}
            """)!.AsObject());
    }

    public static JsonObject TypeOf(string name, string pattern, bool isVersionable = true) => Parse("""
        {"Name":"$name","DisplayName":"$name",
         "Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":$versionable,"Securable":true}},
         "ContentTypePartDefinitionRecords":[
          {"PartName":"TitlePart","Name":"TitlePart","Settings":{"TitlePartSettings":{"Options":"EditableRequired"}}},
          {"PartName":"$name","Name":"$name","Settings":{}},
          {"PartName":"BagPart","Name":"Notes","Settings":{"BagPartSettings":{"ContainedContentTypes":["$name"]}}},
          {"PartName":"AliasPart","Name":"AliasPart","Settings":{}},
          {"PartName":"PublishLaterPart","Name":"PublishLaterPart","Settings":{}},
          {"PartName":"ArchiveLaterPart","Name":"ArchiveLaterPart","Settings":{}},
          {"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{"AutoroutePartSettings":{"Pattern":"$pattern","AllowCustomPath":true}}}]}
        """, name, pattern, isVersionable);

    public static JsonObject PartOf(string name) => Parse("""
        {"Name":"$name","Settings":{"ContentPartSettings":{}},"ContentPartFieldDefinitionRecords":[
          {"FieldName":"TextField","Name":"City","Settings":{"TextFieldSettings":{}}},
          {"FieldName":"NumericField","Name":"Rank","Settings":{"NumericFieldSettings":{"Minimum":0,"Maximum":100000,"Scale":0}}},
          {"FieldName":"BooleanField","Name":"Loud","Settings":{}},
          {"FieldName":"DateTimeField","Name":"At","Settings":{}},
          {"FieldName":"HtmlField","Name":"Body","Settings":{}},
          {"FieldName":"MultiTextField","Name":"Tags","Settings":{}},
          {"FieldName":"ContentPickerField","Name":"Next","Settings":{"ContentPickerFieldSettings":{"Multiple":true,"DisplayAllContentTypes":true}}}]}
        """, name);

    private static JsonObject Parse(string json, string name, string pattern = "", bool isVersionable = true) => JsonNode.Parse(json
        .Replace("$name", name, StringComparison.Ordinal)
        .Replace("$pattern", pattern, StringComparison.Ordinal)
        .Replace("$versionable", isVersionable ? "true" : "false", StringComparison.Ordinal))!.AsObject();

    /// <summary>Runs a recipe step in a unit of work, as the executor does.</summary>
    public static Task<(Result Result, RecipeStepContext Report)> StepAsync(this TestSite site, JsonObject step, Actor? actor = null) =>
        site.InScopeAsync(async services =>
        {
            var name = step["name"]!.GetValue<string>();
            var report = new RecipeStepContext(name, step);
            var handler = services.GetRequiredService<Enabled<IRecipeStep>>().Single(s => s.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
            var result = await services.GetRequiredService<ActionRunner>()
                .RunAsync("test.step", _ => handler.ExecuteAsync(report, CancellationToken.None), CancellationToken.None);
            return (result, report);
        }, actor);

    public static async Task<RecipeStepContext> StepOkAsync(this TestSite site, JsonObject step)
    {
        var (result, report) = await site.StepAsync(step);
        Assert.Null(result.Error);
        return report;
    }

    /// <summary>An item that is not saved yet; its title is new each time unless given.</summary>
    public static ContentItem New(string type = Story, string? title = null, Action<JsonObject>? fill = null)
    {
        var item = new ContentItem(type);
        item.GetOrAddPart("TitlePart")["Title"] = title ?? $"Title {PublicId.New()}";
        fill?.Invoke(item.GetOrAddPart(type));
        return item;
    }

    public static Task<Result<ContentItem>> ManageAsync(
        this TestSite site, Func<IContentManager, Task<Result<ContentItem>>> change, Actor? actor = null) =>
        site.InScopeAsync(services => change(services.GetRequiredService<IContentManager>()), actor);

    /// <summary>The item's bytes for whoever may not edit it: as stored, without who wrote it.</summary>
    public static byte[] AsReadersGetIt(ContentItem item) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(item.ToUtf8()).Replace($"\"Author\":\"{item.Author}\",", "", StringComparison.Ordinal));

    /// <summary>Saves and publishes.</summary>
    public static async Task<ContentItem> PublishedAsync(this TestSite site, ContentItem item)
    {
        var result = await site.ManageAsync(manager => manager.SaveAndPublishAsync(item, null, CancellationToken.None));
        Assert.Null(result.Error);
        return result.Value;
    }

    public static async Task<ContentItem> DraftAsync(this TestSite site, ContentItem item)
    {
        var result = await site.ManageAsync(manager => manager.SaveDraftAsync(item, null, CancellationToken.None));
        Assert.Null(result.Error);
        return result.Value;
    }

    public static Task<ContentItem?> FindAsync(this TestSite site, string id, ContentVersion version = ContentVersion.Published) =>
        site.InScopeAsync(services => services.GetRequiredService<IContentReader>().GetAsync(id, version, CancellationToken.None));

    public static Task<ContentPage> ListAsync(this TestSite site, ContentQuery query) =>
        site.InScopeAsync(services => services.GetRequiredService<IContentReader>().ListAsync(query, CancellationToken.None));

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public static async Task<JsonObject> ProblemAsync(this HttpResponseMessage answer, System.Net.HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        return problem;
    }

    public static async Task<JsonObject> ObjectAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }
}
