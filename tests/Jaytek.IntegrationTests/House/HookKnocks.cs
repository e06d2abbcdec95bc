using System.Net.Http.Headers;
using System.Text;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Media.Resumable;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of uploads by program and of webhooks are knocked at.</summary>
internal static class HookKnocks
{
    private const string Missing = "4nobodyhaseverseenthisrun1";
    private const string Endpoint = "/admin/webhooks/" + Missing;

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("POST /webhooks/{provider}", new Knock("nothing", (_, _) => Task.FromResult(Json("/webhooks/sandbox", "{}")))),
        ("GET /api/media/", Ask("", HttpMethod.Get, _ => "/api/media/")),
        ("POST /api/media/", new Knock("a new file", (_, _) => Task.FromResult(Upload()))),
        ("GET /api/media/file", Ask("owner's file", HttpMethod.Get, stage => $"/api/media/file?path={Uri.EscapeDataString(stage.File)}")),
        ("DELETE /api/media/file", new Knock("owner's file", async (stage, _) => new HttpRequestMessage(HttpMethod.Delete, $"/api/media/file?path={Uri.EscapeDataString(await stage.NewFileAsync())}"))),
        ("POST /api/media/file/move", new Knock("owner's file", async (stage, _) => Json("/api/media/file/move", $$"""{"from":"{{await stage.NewFileAsync()}}","to":"{{Library.NewPath(".png")}}"}"""))),
        ("POST /api/media/folders", new Knock("a new folder", (_, _) => Task.FromResult(Json("/api/media/folders", $$"""{"path":"k/{{PublicId.New()}}"}""")))),
        ("DELETE /api/media/folders", Ask("nothing", HttpMethod.Delete, _ => "/api/media/folders?path=nowhere")),
        ("OPTIONS /api/media/tus", Ask("", HttpMethod.Options, _ => TusCalls.Root)),
        ("POST /api/media/tus/", new Knock("a new upload", (_, _) => Task.FromResult(TusCalls.Request(
            HttpMethod.Post, TusCalls.Root, ("Upload-Length", "10"), ("Upload-Metadata", TusCalls.Metadata(("filename", $"{PublicId.New()}.png"))))))),
        ("GET /api/media/tus/{id}", new Knock("nothing", (_, _) => Tus(HttpMethod.Get))),
        ("PATCH /api/media/tus/{id}", new Knock("nothing", (_, _) => Tus(HttpMethod.Patch))),
        ("DELETE /api/media/tus/{id}", new Knock("nothing", (_, _) => Tus(HttpMethod.Delete))),
        ("POST /api/media/tus/{id}", new Knock("nothing", (_, _) => Tus(HttpMethod.Post))),
        ("GET /admin/webhooks/{id:length(26)}", Ask("nothing", HttpMethod.Get, _ => Endpoint)),
        ("POST /admin/webhooks/{id:length(26)}", Form(Endpoint)),
        ("POST /admin/webhooks/{id:length(26)}?handler=Rotate", Form(Endpoint + "?handler=Rotate")),
        ("POST /admin/webhooks/{id:length(26)}?handler=Test", Form(Endpoint + "?handler=Test")),
        ("POST /admin/webhooks/{id:length(26)}?handler=Redeliver", Form(Endpoint + "?handler=Redeliver")),
        ("POST /admin/webhooks/{id:length(26)}?handler=Failed", Form(Endpoint + "?handler=Failed")),
        ("POST /admin/webhooks/{id:length(26)}?handler=Delete", Form(Endpoint + "?handler=Delete")),
        ("GET /admin/webhooks/deliveries/{id:long}", Ask("nothing", HttpMethod.Get, _ => "/admin/webhooks/deliveries/999999999")),
        // The page of an endpoint that there is not yet.
        ("POST /admin/webhooks/new", Form("/admin/webhooks/new")),
        ("POST /admin/webhooks/new?handler=Rotate", Form("/admin/webhooks/new?handler=Rotate")),
        ("POST /admin/webhooks/new?handler=Test", Form("/admin/webhooks/new?handler=Test")),
        ("POST /admin/webhooks/new?handler=Redeliver", Form("/admin/webhooks/new?handler=Redeliver")),
        ("POST /admin/webhooks/new?handler=Failed", Form("/admin/webhooks/new?handler=Failed")),
        ("POST /admin/webhooks/new?handler=Delete", Form("/admin/webhooks/new?handler=Delete")),
        ("POST /admin/webhooks/deliveries/{id:long}", Form("/admin/webhooks/deliveries/999999999")),
    ];

    private static Knock Ask(string with, HttpMethod method, Func<Stage, string> address) => new(with, (stage, _) => Task.FromResult(new HttpRequestMessage(method, address(stage))));

    private static Knock Form(string address) => new("nothing", (_, token) => Task.FromResult(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
    }));

    private static Task<HttpRequestMessage> Tus(HttpMethod method)
    {
        var request = TusCalls.Request(method, $"{TusCalls.Root}/{Missing}", ("Upload-Offset", "0"), ("X-HTTP-Method-Override", "DELETE"));
        if (method == HttpMethod.Patch)
            request.Content = new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        return Task.FromResult(request);
    }

    private static HttpRequestMessage Upload() => new(HttpMethod.Post, "/api/media")
    {
        Content = new MultipartFormDataContent { { new StringContent("k/" + PublicId.New()), "folder" }, { new ByteArrayContent(Library.NewPng()), "file", "new.png" } },
    };

    private static HttpRequestMessage Json(string address, string body) => new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
