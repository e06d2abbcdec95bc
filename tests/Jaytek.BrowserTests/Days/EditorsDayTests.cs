using Jaytek.BrowserTests.Days.Editor;
using Jaytek.BrowserTests.Days.Hands;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days;

/// <summary>An editor's whole day, from a content type that nobody had to many items that are on the site; on both databases, once by the keyboard alone, once without scripts.</summary>
[Collection(InOrder.Name)]
public sealed class EditorsDayTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Way.Pointer)]
    [InlineData(DatabaseProvider.Postgres, Way.Pointer)]
    [InlineData(DatabaseProvider.Postgres, Way.Keyboard)]
    [InlineData(DatabaseProvider.Sqlite, Way.Plain)]
    public async Task An_editor_defines_writes_crops_plans_changes_restores_finds_and_publishes_many(DatabaseProvider provider, Way way)
    {
        await using var desk = await Desk.SitDownAsync(provider, way);
        var story = Story.Of(desk);
        await desk.StepAsync("Sign in", () => SignInAsync(desk));

        var types = new TypeSteps(story);
        await desk.StepAsync("Make a content type", types.MakeTypeAsync);
        await desk.StepAsync("Give it fields of eleven kinds", types.AddFieldsAsync);
        await desk.StepAsync("Put them in order", types.OrderFieldsAsync);
        await desk.StepAsync("Apply the draft of the type", types.ApplyAsync);
        await desk.StepAsync("Let visitors see its items", types.LetVisitorsSeeAsync);

        var writing = new WritingSteps(story);
        await desk.StepAsync("Begin an item", writing.BeginAsync);
        await desk.StepAsync("Write it", writing.WriteAsync);
        await desk.StepAsync("Save a draft", writing.SaveDraftAsync);
        await desk.StepAsync("Find it as it was typed", writing.FindItKeptAsync);
        await PlacePictureAsync(desk, story, writing);

        var publishing = new PublishingSteps(story);
        await desk.StepAsync("Plan it, and let the time come", publishing.PlanAsync);
        await desk.StepAsync("Change it, and see the draft in the theme", publishing.PreviewAsync);
        await desk.StepAsync("Publish the change", publishing.PublishAsync);

        var versions = new VersionSteps(story);
        await desk.StepAsync("Compare the versions", versions.CompareAsync);
        await desk.StepAsync("Restore the earlier one", () => versions.RestoreAsync(publishing));

        var list = new ListSteps(story);
        await desk.StepAsync("Find it from anywhere", list.FindAnywhereAsync);
        await desk.StepAsync("Find it in its list", list.FindInListAsync);
        await desk.StepAsync("Publish many drafts", list.PublishManyAsync);
    }

    private static async Task PlacePictureAsync(Desk desk, Story story, WritingSteps writing)
    {
        var pictures = new PictureSteps(story);
        var photo = await pictures.ShootAsync();
        if (desk.HasScripts)
        {
            await desk.StepAsync("Upload a picture from the editor", () => pictures.PickAsync(photo));
            await desk.StepAsync("Set its focal point and a cut", pictures.FrameAsync);
        }
        else
        {
            await desk.StepAsync("Upload a picture, and type where it is", () => pictures.TypeAsync(photo));
        }
        await desk.StepAsync("Save the picture with the draft", writing.SaveDraftAsync);
        await desk.StepAsync("Find the picture as it was set", pictures.FindItKeptAsync);
    }

    private static async Task SignInAsync(Desk desk)
    {
        await desk.GoAsync("/login");
        await desk.Hand.WriteAsync(desk.Page.Locator("[name='Form.Name']"), TestSite.AdminName);
        await desk.Hand.WriteAsync(desk.Page.Locator("[name='Form.Password']"), TestSite.AdminPassword);
        await desk.Hand.PressAsync(desk.Button("Sign in"));
        await Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true })).ToBeVisibleAsync();
    }
}
