using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Media;

public sealed class UploadTests
{
    [Fact]
    public async Task Only_how_a_file_ended_is_said_and_leaving_asks_while_files_wait()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var asked = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.GoAsync("/admin/media");
        await page.RouteAsync("**/admin/media/upload", route =>
        {
            // The first waits for the test.
            if (!asked.TrySetResult(route))
                _ = RefuseAsync(route);
        });
        Assert.False(await AsksAsync(page));

        await page.Locator("[data-upload-input]").SetInputFilesAsync([File("one.txt"), File("two.txt")]);
        var first = await asked.Task;
        var said = page.Locator("[data-upload-said]");
        await Expect(said).ToHaveAttributeAsync("role", "status");
        await Expect(said).ToHaveTextAsync("");
        Assert.Equal(0, await page.Locator("[data-uploads][aria-live], [aria-live] [data-uploads]").CountAsync());
        Assert.True(await AsksAsync(page));

        await RefuseAsync(first);
        await Expect(said).ToHaveTextAsync("two.txt: This is no picture.");
        Assert.False(await AsksAsync(page));
    }

    private static Task RefuseAsync(IRoute route) =>
        route.FulfillAsync(new() { Status = 422, ContentType = "application/json", Body = """{"errors":["This is no picture."],"code":"media.file.type"}""" });

    private static FilePayload File(string name) => new() { Name = name, MimeType = "text/plain", Buffer = "words"u8.ToArray() };

    // As a browser asks it of a page that somebody leaves.
    private static Task<bool> AsksAsync(IPage page) => page.EvaluateAsync<bool>("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))");
}
