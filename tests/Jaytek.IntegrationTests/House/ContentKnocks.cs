using Jaytek.Contents.Contracts;
using Jaytek.IntegrationTests.Site;
using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of content items are knocked at, in the admin and by the API.</summary>
internal static class ContentKnocks
{
    private const string Nothing = "/nothing/here";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/content/delete/{id}", Get("owner's draft mix", stage => $"/admin/content/delete/{stage.Draft}")),
        ("GET /admin/content/compare/{id}", Get("owner's draft mix", stage => $"/admin/content/compare/{stage.Draft}")),
        ("GET /admin/content/trash/{id}", Get("owner's deleted mix", stage => $"/admin/content/trash/{stage.Deleted}")),
        ("GET /admin/content/versions/{id}", Get("owner's draft mix", stage => $"/admin/content/versions/{stage.Draft}")),
        ("GET /admin/content/edit/{id}", Get("owner's draft mix", stage => $"/admin/content/edit/{stage.Draft}")),
        ("GET /admin/content/edit/{id}", Get("a course", stage => $"/admin/content/edit/{stage.Course.ContentItemId}")),
        ("GET /admin/content/{type}", Get("mixes", _ => "/admin/content/Mix")),
        ("GET /admin/content/{type}", Get("courses", _ => "/admin/content/Course")),
        ("POST /admin/content/compare/{id}", Form("", stage => Task.FromResult($"/admin/content/compare/{stage.Draft}"))),
        ("GET /admin/bulk/{id:length(26)}", Get("a stranger's run", _ => "/admin/bulk/" + Missing)),
        ("GET /admin/content/{type}/new", Get("a mix", _ => "/admin/content/Mix/new")),
        ("GET /admin/content/{type}/new", Get("a page", _ => "/admin/content/Page/new")),
        ("GET /admin/editor/video/{id}", Get("", _ => "/admin/editor/video/dQw4w9WgXcQ")),
        ("POST /admin/content/delete/{id}", Form("owner's draft mix", async stage => $"/admin/content/delete/{(await stage.NewMixAsync(false)).ContentItemId}")),
        ("POST /admin/content/delete/{id}", Form("a course", async stage => $"/admin/content/delete/{(await stage.NewCourseAsync()).ContentItemId}")),
        ("POST /admin/editor/address/{type}", Form("a page", _ => Task.FromResult("/admin/editor/address/Page"), ("TitlePart.Title", "New"))),
        ("POST /admin/editor/address/{type}", Form("a mix", _ => Task.FromResult("/admin/editor/address/Mix"), ("TitlePart.Title", "New"))),
        ("POST /admin/editor/terms", Form("without a ticket", _ => Task.FromResult("/admin/editor/terms"), ("title", "House"))),
        ("POST /admin/editor/markdown", Form("", _ => Task.FromResult("/admin/editor/markdown"), ("text", "*Words*"))),
        ("POST /admin/content/edit/{id}", Form("save owner's draft mix", async stage => $"/admin/content/edit/{(await stage.NewMixAsync(false)).ContentItemId}", ("$do", "save"), ("TitlePart.Title", "Changed"))),
        ("POST /admin/content/edit/{id}", Form("publish a course", async stage => $"/admin/content/edit/{(await stage.NewCourseAsync()).ContentItemId}", ("$do", "publish"), ("TitlePart.Title", "Changed"), ("Course.ShortDescription.Text", "Mix."), ("Course.Level.Text", "Beginner"))),
        ("POST /admin/content/edit/{id}", Form("publish instructor's course", async stage => $"/admin/content/edit/{(await stage.NewOwnCourseAsync()).ContentItemId}", ("$do", "publish"), ("TitlePart.Title", "Changed"), ("Course.ShortDescription.Text", "Mix."), ("Course.Level.Text", "Beginner"))),
        ("POST /admin/content/trash?handler=Restore", new Knock("owner's deleted mix", RestoreAsync)),
        ("POST /admin/content/trash/{id}", Form("owner's deleted mix", async stage => $"/admin/content/trash/{await stage.NewDeletedAsync()}")),
        ("POST /admin/content/versions/{id}", Form("owner's draft mix", async stage => $"/admin/content/versions/{(await stage.NewMixAsync(false)).ContentItemId}", ("version", "none"))),
        ("POST /admin/content/{type}/new", new Knock("a mix under owner's profile", (stage, token) => Task.FromResult(NewMix(stage, token)))),
        ("POST /admin/content/{type}/new", Form("a page", _ => Task.FromResult("/admin/content/Page/new"), ("$do", "save"), ("TitlePart.Title", "New"))),
        ("POST /admin/content/{type}?handler=Bulk", Form("publish owner's draft mix", async stage => "/admin/content/Mix?handler=Bulk&q=" + (await stage.NewMixAsync(false)).ContentItemId, ("verb", "Publish"), ("all", "true"), ("confirmed", "true"))),
        ("POST /admin/content/{type}?handler=Do", new Knock("publish owner's draft mix", DoAsync)),
        ("POST /admin/content/{type}?handler=View", FreshForm("for oneself", _ => Task.FromResult("/admin/content/Mix?handler=View"), () => ("name", PublicId.New()))),
        ("POST /admin/content/{type}?handler=View", FreshForm("for everybody", _ => Task.FromResult("/admin/content/Mix?handler=View"), () => ("name", PublicId.New()), () => ("shared", "true"))),
        ("POST /admin/content/{type}?handler=Forget", Form("another's", _ => Task.FromResult("/admin/content/Mix?handler=Forget"), ("view", Missing))),
        ("POST /admin/bulk/{id:length(26)}?handler=Cancel", Form("a stranger's run", _ => Task.FromResult($"/admin/bulk/{Missing}?handler=Cancel"))),
        ("POST /admin/bulk/{id:length(26)}?handler=Retry", Form("a stranger's run", _ => Task.FromResult($"/admin/bulk/{Missing}?handler=Retry"))),
        ("GET /api/{**path}", Get("nothing", _ => "/api" + Nothing)),
        ("GET /api/content/", Get("mixes", _ => "/api/content/?type=Mix")),
        ("GET /api/content/{contentItemId}", Get("owner's draft mix", stage => $"/api/content/{stage.Draft}")),
        ("GET /api/content/{contentItemId}", Get("owner's published mix", stage => $"/api/content/{stage.Mix.ContentItemId}")),
        ("GET /api/content/{contentType}/{slug}", Get("owner's published mix", stage => $"/api/content/Mix/{Slug(stage.Mix)}")),
        ("POST /api/content/", Send("a new mix under owner's profile", stage => Task.FromResult(stage.Mixed().ToJson().ToJsonString()), "?draft=true")),
        ("POST /api/content/", Send("a new page, published", _ => Task.FromResult(PublicItems.Page("By API", "Words.").ToJson().ToJsonString()))),
        ("POST /api/content/", Send("owner's draft mix", async stage => Changed((await stage.NewMixAsync(false)).ContentItemId), "?draft=true")),
        ("POST /api/content/", Send("owner's published mix", async stage => Changed((await stage.NewMixAsync(true)).ContentItemId))),
        ("DELETE /api/content/{contentItemId}", Delete("owner's draft mix", async stage => $"/api/content/{(await stage.NewMixAsync(false)).ContentItemId}")),
        ("DELETE /api/content/{contentItemId}", Delete("a published course", async stage => $"/api/content/{(await stage.NewCourseAsync()).ContentItemId}")),
    ];

    private static Knock Send(string with, Func<Stage, Task<string>> body, string query = "") =>
        new(with, async (stage, _) => Json("/api/content/" + query, await body(stage)));

    private static async Task<HttpRequestMessage> RestoreAsync(Stage stage, string token) =>
        Posting("/admin/content/trash?handler=Restore", token, ("id", await stage.NewDeletedAsync()));

    private static async Task<HttpRequestMessage> DoAsync(Stage stage, string token) =>
        Posting("/admin/content/Mix?handler=Do", token, ("$do", $"publish:{(await stage.NewMixAsync(false)).ContentItemId}"));

    private static HttpRequestMessage NewMix(Stage stage, string token) => Posting(
        "/admin/content/Mix/new", token, ("$do", "save"), ("TitlePart.Title", "New"), ("Mix.DJ.ContentItemIds", stage.Profile.ContentItemId));

    private static string Changed(string id) => $$$"""{"ContentItemId":"{{{id}}}","ContentType":"Mix","TitlePart":{"Title":"Changed"}}""";

    private static string Slug(ContentItem item) => PublicItems.PathOf(item).Split('/')[^1];
}
