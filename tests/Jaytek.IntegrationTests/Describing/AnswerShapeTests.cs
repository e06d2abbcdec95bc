using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>What the doors answer is what the document says that they answer.</summary>
public sealed class AnswerShapeTests
{
    private const string Access = "content-api:access:any";
    private const string Path = "/api/openapi.json";

    [Fact, NoDatabase("It compares shapes, which are made of the same items on either.")]
    public async Task Every_public_read_fits_its_schema_on_the_demo()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(Recipe: "demo"));
        using var nobody = site.NewClient();
        var document = JsonNode.Parse(await nobody.GetStringAsync(Path))!;
        var examples = await ExamplesAsync(nobody);
        var open = document["paths"]!.AsObject()
            .Where(path => path.Value!["get"] is { } get && get["x-permission"]?.GetValue<string>() is null or Access).Select(path => path.Key);
        Assert.Empty(open.Except(examples.Select(one => one.Door)));
        await Answers.MustFitAsync(document, await AskAsync(nobody, document, examples));

        using var editor = await site.BearerAsync(await site.NewAsync("Editor"));
        var whole = JsonNode.Parse(await editor.GetStringAsync(Path))!;
        await Answers.MustFitAsync(whole, await AskAsync(editor, whole, [.. examples, .. await LibraryAsync(editor)]));
    }

    [Fact, NoDatabase("It tries the validator.")]
    public async Task An_answer_that_does_not_fit_is_found()
    {
        var document = JsonNode.Parse("""
            {"components":{"schemas":{"Content.Mix":{"type":"object","properties":{"Number":{"type":"integer"}}},"List":{"type":"object","required":["items"]}}}}
            """)!;
        var complaints = await Answers.ComplaintsAsync(document,
        [
            new("components/schemas/List", "none", new JsonObject()),
            new("components/schemas/List", "one", JsonNode.Parse("""{"items":[{"ContentItemId":"a","ContentType":"Mix","DisplayText":"A","Number":"one"}]}""")!),
        ]);
        Assert.Contains("none: data must have required property 'items'", complaints, StringComparison.Ordinal);
        Assert.Contains("one, the Mix A: data/Number must be integer", complaints, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string Door, string Address)>> ExamplesAsync(HttpClient client)
    {
        var mix = (await client.GetFromJsonAsync<JsonNode>("/api/content?type=Mix&limit=1"))!["items"]![0]!;
        var (id, version, slug) = ((string)mix["ContentItemId"]!, (string)mix["ContentItemVersionId"]!, ((string)mix["AutoroutePart"]!["Path"]!).Split('/')[^1]);
        return
        [
            .. new[] { "Mix", "Course", "Event", "DJProfile", "Page" }.Select(type => ("/api/content", $"/api/content?type={type}&limit=20&total=true")),
            ("/api/content", "/api/content?type=Mix&include=DJ,Genres&q=night&highlight=true"), ("/api/content", "/api/content?type=Mix&filter[Nothing]=1"),
            ("/api/content/{contentItemId}", $"/api/content/{id}"), ("/api/content/{contentItemId}", "/api/content/4nobodyhaseverseenthisrun1"),
            ("/api/content/{contentType}/{slug}", $"/api/content/Mix/{slug}"), ("/api/content/{contentItemId}/versions", $"/api/content/{id}/versions"),
            ("/api/content/{contentItemId}/versions/{versionId}", $"/api/content/{id}/versions/{version}"),
            ("/api/identity/antiforgery", "/api/identity/antiforgery"), ("/api/identity/manage/info", "/api/identity/manage/info"),
            ("/api/media-facts", "/api/media-facts?path=nowhere.png"), ("/api/menus/{alias}", "/api/menus/main-menu"), (Path, Path),
            ("/api/queries/{name}", "/api/queries/nothing"), ("/api/search", "/api/search?q=night&highlight=true"), ("/api/site", "/api/site"),
            ("/api/taxonomies/{name}", "/api/taxonomies/Genre"),
        ];
    }

    private static async Task<IReadOnlyList<(string Door, string Address)>> LibraryAsync(HttpClient client)
    {
        var list = (await client.GetFromJsonAsync<JsonNode>("/api/media?q=.&total=true"))!["items"]!.AsArray();
        var query = string.Join('&', list.Take(20).Select(file => $"path={Uri.EscapeDataString((string)file!["path"]!)}"));
        return
        [
            ("/api/media", "/api/media?total=true"), ("/api/media", "/api/media?q=."), ("/api/media/file", "/api/media/file?" + query.Split('&')[0]),
            ("/api/media-facts", $"/api/media-facts?{query}&aspect=1:1&focus=0.5,0.5"),
        ];
    }

    private static async Task<IReadOnlyList<Answers.Example>> AskAsync(HttpClient client, JsonNode document, IReadOnlyList<(string Door, string Address)> examples)
    {
        var asked = new List<Answers.Example>();
        foreach (var (door, address) in examples)
        {
            using var answer = await client.GetAsync(address);
            var (status, type) = ($"{(int)answer.StatusCode}", answer.Content.Headers.ContentType?.MediaType ?? "");
            var pointer = $"paths/{Escaped(door)}/get/responses/{status}";
            var told = document["paths"]![door]!["get"]!["responses"]![status];
            if (told?["$ref"] is { } elsewhere)
            {
                pointer = ((string)elsewhere!)[2..];
                told = document["components"]!["responses"]![pointer.Split('/')[^1]];
            }

            Assert.True(told?["content"]?[type]?["schema"] is not null, $"GET {address} is answered with {status} and {type}, of which the document does not tell.");
            asked.Add(new Answers.Example($"{pointer}/content/{Escaped(type)}/schema", $"GET {address} {status}", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
        }

        return asked;
    }

    private static string Escaped(string member) => member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
