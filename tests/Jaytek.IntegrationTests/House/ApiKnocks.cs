using System.Text;
using Jaytek.IntegrationTests.Site;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors by which programs write to an item, and those of the site itself, are knocked at.</summary>
internal static class ApiKnocks
{
    private const string Missing = "4nobodyhaseverseenthisrun1";

    public static IEnumerable<(string Door, Knock Knock)> All { get; } =
    [
        ("PUT /api/content/{contentItemId}", Write(HttpMethod.Put, "owner's published mix", PublishedAsync, "", Changed)),
        ("PUT /api/content/{contentItemId}", Write(HttpMethod.Put, "an unknown id, a draft of a page", _ => Task.FromResult(PublicId.New()), "?draft=true", _ => Page())),
        ("PATCH /api/content/{contentItemId}", Write(HttpMethod.Patch, "owner's draft mix", DraftAsync, "?draft=true", Changed)),
        ("PATCH /api/content/{contentItemId}", Write(HttpMethod.Patch, "owner's published mix", PublishedAsync, "", Changed)),
        ("POST /api/content/{contentItemId}/publish", Write(HttpMethod.Post, "owner's draft mix", DraftAsync, "/publish")),
        ("POST /api/content/{contentItemId}/unpublish", Write(HttpMethod.Post, "owner's published mix", PublishedAsync, "/unpublish")),
        ("POST /api/content/{contentItemId}/clone", Write(HttpMethod.Post, "owner's published mix", stage => Task.FromResult(stage.Mix.ContentItemId), "/clone")),
        ("POST /api/content/{contentItemId}/preview", Write(HttpMethod.Post, "owner's draft mix", stage => Task.FromResult(stage.Draft), "/preview")),
        ("POST /api/content/{contentItemId}/preview", Write(HttpMethod.Post, "owner's published mix", stage => Task.FromResult(stage.Mix.ContentItemId), "/preview")),
        ("GET /api/content/{contentItemId}/versions", Get("owner's draft mix", stage => $"/api/content/{stage.Draft}/versions")),
        ("GET /api/content/{contentItemId}/versions", Get("owner's published mix", stage => $"/api/content/{stage.Mix.ContentItemId}/versions")),
        ("GET /api/content/{contentItemId}/versions/{versionId}", Get("owner's published mix", stage => $"/api/content/{stage.Mix.ContentItemId}/versions/{stage.Mix.ContentItemVersionId}")),
        ("POST /api/content/{contentItemId}/versions/{versionId}/restore", Write(
            HttpMethod.Post, "an unknown version of owner's published mix", stage => Task.FromResult(stage.Mix.ContentItemId), $"/versions/{Missing}/restore")),
        ("POST /api/content/bulk", Bulk("nothing", _ => Task.FromResult("{}"))),
        ("POST /api/content/bulk", Bulk("delete owner's draft mix or do nothing", async stage =>
            $$"""{"allOrNothing":true,"operations":[{"operation":"delete","id":"{{await DraftAsync(stage)}}"}]}""")),
        ("GET /api/taxonomies/{name}", Get("genres", _ => "/api/taxonomies/Genre")),
        ("GET /api/menus/{alias}", Get("nothing", _ => $"/api/menus/{Missing}")),
        ("GET /api/queries/{name}", Get("an unknown query", _ => "/api/queries/nothing")),
        ("POST /api/queries/{name}", new("an unknown query", (_, _) => Task.FromResult(Request(HttpMethod.Post, "/api/queries/nothing", "{}")))),
        ("GET /admin/content/preview-link/{id}", Get("owner's draft mix", stage => $"/admin/content/preview-link/{stage.Draft}")),
        ("POST /admin/content/preview-link/{id}", new("owner's draft mix", (stage, token) => Task.FromResult(Link(stage.Draft, token)))),
        ("GET /admin/queries/{id}", Get("an unknown query", _ => "/admin/queries/nothing")),
        ("POST /admin/queries/{id}", Form("an unknown query", "/admin/queries/nothing")),
        ("POST /admin/queries/{id}?handler=Delete", Form("an unknown query", "/admin/queries/nothing?handler=Delete")),
        ("POST /admin/queries/{id}?handler=Try", Form("an unknown query", "/admin/queries/nothing?handler=Try")),
        ("POST /admin/queries/new", Form("", "/admin/queries/new")),
        ("POST /admin/queries/new?handler=Delete", Form("nothing", "/admin/queries/new?handler=Delete")),
        ("POST /admin/queries/new?handler=Try", Form("", "/admin/queries/new?handler=Try")),
        ("GET /api/search", Get("", _ => "/api/search?q=harbour")),
        ("GET /api/media-facts", Get("owner's file", stage => $"/api/media-facts?path={Uri.EscapeDataString(stage.File)}")),
    ];

    private static async Task<string> DraftAsync(Stage stage) => (await stage.NewMixAsync(isPublished: false)).ContentItemId;

    private static async Task<string> PublishedAsync(Stage stage) => (await stage.NewMixAsync(isPublished: true)).ContentItemId;

    private static string Page() => PublicItems.Page("By API", "Words.").ToJson().ToJsonString();

    private static string Changed(string id) => $$$"""{"ContentItemId":"{{{id}}}","ContentType":"Mix","TitlePart":{"Title":"Changed"}}""";

    private static Knock Get(string with, Func<Stage, string> address) => new(with, (stage, _) => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, address(stage))));

    private static Knock Form(string with, string address) => new(with, (_, token) => Task.FromResult(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = $"Q-{PublicId.New()}", ["Form.Template"] = "select 1 as one", ["__RequestVerificationToken"] = token,
        }),
    }));

    private static HttpRequestMessage Link(string id, string token) => new(HttpMethod.Post, $"/admin/content/preview-link/{id}")
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["minutes"] = "60", ["__RequestVerificationToken"] = token }),
    };

    private static Knock Bulk(string with, Func<Stage, Task<string>> body) =>
        new(with, async (stage, _) => Request(HttpMethod.Post, "/api/content/bulk", await body(stage)));

    private static Knock Write(HttpMethod method, string with, Func<Stage, Task<string>> id, string rest, Func<string, string>? body = null) =>
        new(with, async (stage, _) =>
        {
            var item = await id(stage);
            return Request(method, $"/api/content/{item}{rest}", body?.Invoke(item));
        });

    private static HttpRequestMessage Request(HttpMethod method, string address, string? body) => new(method, address)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
