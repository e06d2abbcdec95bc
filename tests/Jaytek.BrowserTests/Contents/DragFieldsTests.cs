using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

/// <summary>Order in the types editor, by the mouse.</summary>
public sealed class DragFieldsTests
{
    [Fact]
    public async Task Fields_and_parts_are_dragged_by_their_grips_and_the_order_is_kept()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        // A draft is of who writes it; nothing of this one is applied.
        var name = ProductSites.Unique("dragger").Replace(' ', '-').ToLowerInvariant();
        await site.AddUserAsync(name, "Administrator");
        await using var visitor = await site.SignInAsync(name);
        var page = visitor.Page;
        await page.GotoAsync("/admin/content-types/Mix");
        var fields = page.Locator("ol[data-sorts='order:Mix'] > [data-row] .def-name");
        var parts = page.Locator("[data-sorts='part-order'] > [data-row] > header > .def-name");
        var (fieldsBefore, partsBefore) = (await fields.AllTextContentsAsync(), await parts.AllTextContentsAsync());

        await DragAsync(page, page.Locator("ol[data-sorts='order:Mix'] > [data-row]").First, page.Locator("ol[data-sorts='order:Mix'] > [data-row]").Nth(2));
        string[] fieldsWanted = [fieldsBefore[1], fieldsBefore[2], fieldsBefore[0], .. fieldsBefore.Skip(3)];
        // The first that is seen: a closed menu has the word too.
        await Expect(page.GetByText("draft").Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(fields).ToHaveTextAsync(fieldsWanted);

        await DragAsync(page, page.Locator("[data-sorts='part-order'] > [data-row]").First, page.Locator("[data-sorts='part-order'] > [data-row]").Nth(1));
        await page.ReloadAsync();
        await Expect(parts).ToHaveTextAsync([partsBefore[1], partsBefore[0], .. partsBefore.Skip(2)]);
        await Expect(fields).ToHaveTextAsync(fieldsWanted);
    }

    /// <summary>As a hand does it: down on the grip, over the other row in small steps, up below its middle; then the answer of the site.</summary>
    private static async Task DragAsync(IPage page, ILocator row, ILocator over)
    {
        var grip = row.Locator("[data-grip]").First;
        await grip.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await grip.BoundingBoxAsync())!, (await over.BoundingBoxAsync())!);
        var (x, y) = (from.X + (from.Width / 2), from.Y + (from.Height / 2));
        var dragged = (await row.ElementHandleAsync())!;
        async Task<bool> LiesBelowAsync(float top) => (await dragged.BoundingBoxAsync())!.Y >= top - 4;
        await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.Mouse.MoveAsync(x, y);
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync(x + 2, y + 8, new() { Steps = 4 });
                var end = to.Y + (to.Height * 0.8f);
                await page.Mouse.MoveAsync(x + 2, end, new() { Steps = 20 });
                // A hand lets go where it sees the row lie. On a busy machine that is a moment after the pointer came there.
                for (var time = 0; time < 50 && !await LiesBelowAsync(end - to.Height); time++)
                    await page.Mouse.MoveAsync(x + 2, end + (time % 2), new() { Steps = 2 });
                await page.Mouse.UpAsync();
            },
            response => response.Request.Method == "POST");
    }
}
