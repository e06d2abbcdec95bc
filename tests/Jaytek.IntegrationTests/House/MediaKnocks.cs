using Jaytek.IntegrationTests.Media;
using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of the library, in the admin and of what it serves, are knocked at.</summary>
internal static class MediaKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/media/file", Get("owner's file", stage => $"/admin/media/file?path={Uri.EscapeDataString(stage.File)}")),
        ("POST /admin/media?handler=CreateFolder", FreshForm("", _ => Task.FromResult("/admin/media?handler=CreateFolder"), () => ("name", PublicId.New()))),
        ("POST /admin/media?handler=MoveFolder", FreshForm("a new folder", async stage => $"/admin/media?handler=MoveFolder&folder={await stage.NewFolderAsync()}", () => ("to", PublicId.New()))),
        ("POST /admin/media?handler=DeleteFolder", Form("a new folder", async stage => $"/admin/media?handler=DeleteFolder&folder={await stage.NewFolderAsync()}")),
        ("POST /admin/media?handler=Move", new Knock("owner's file", async (stage, token) => Posting("/admin/media?handler=Move", token, ("paths", await stage.NewFileAsync()), ("to", PublicId.New())))),
        ("POST /admin/media?handler=Delete", new Knock("owner's file", async (stage, token) => Posting("/admin/media?handler=Delete", token, ("paths", await stage.NewFileAsync())))),
        ("POST /admin/media/file?handler=Describe", Form("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Describe"), ("AltText", "A harbour"))),
        ("POST /admin/media/file?handler=Move", FreshForm("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Move"), () => ("To", Library.NewPath(".png")))),
        ("POST /admin/media/file?handler=Delete", Form("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Delete"))),
        ("POST /admin/media/file?handler=Retry", Form("owner's file", async stage => FilePage(await stage.NewSoundAsync(), "Retry"))),
        ("POST /admin/media/upload", new Knock("", (_, token) => Task.FromResult(Upload(token)))),
        ("GET /cards/{name}.png", Get("nothing", _ => $"/cards/{Missing}-0123456789abcdef.png")),
        ("GET /cards/{name}.png", Get("owner's draft mix", stage => $"/cards/{stage.Draft}-0123456789abcdef.png")),
        ("GET /cards/{name}.png", Get("owner's published mix as it was", stage => $"/cards/{stage.Mix.ContentItemId}-0123456789abcdef.png")),
        ("GET /media/art/{id}.svg", Get("", stage => $"/media/art/{stage.Mix.ContentItemId}.svg")),
        ("GET /media/sized/{source}/{size}", Get("nothing", _ => $"/media/sized/{new string('0', 24)}/160.webp")),
        ("GET /media/{**path}", Get("owner's file", stage => $"/media/{stage.File}")),
    ];

    private static HttpRequestMessage Upload(string token) => new(HttpMethod.Post, "/admin/media/upload")
    {
        Content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("u/" + PublicId.New()), "Folder" },
            { new ByteArrayContent(Library.NewPng()), "File", "new.png" },
        },
    };

    private static string FilePage(string path, string handler) => $"/admin/media/file?path={Uri.EscapeDataString(path)}&handler={handler}";
}
