using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Sounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>The media library of the admin, as a browser without scripts posts it, and what its scripts ask.</summary>
[Collection(MediaTests.Name)]
public sealed class LibraryTests(MediaSites sites)
{
    [Theory, BothDatabases]
    public async Task A_folder_is_made_moved_with_its_files_and_deleted_with_them(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (from, to) = (PublicId.New(), PublicId.New());
        await PostAsync(client, "CreateFolder", "", ("name", from));
        Assert.Contains(from, await client.GetStringAsync("/admin/media"), StringComparison.Ordinal);
        await site.StoreAsync($"{from}/deep/a.png", Library.NewPng());

        await PostAsync(client, "MoveFolder", from, ("to", to));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/{from}/deep/a.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/media/{to}/deep/a.png")).StatusCode);
        var images = site.Services.GetRequiredService<IImages>();
        Assert.Equal(800, images.For(new ImageRequest("x", $"{to}/deep/a.png", "")).Width);

        var refused = await PostAsync(client, "MoveFolder", to, ("to", to + "/deep/er"));
        Assert.Contains("cannot be moved there", await client.GetStringAsync(refused.Headers.Location), StringComparison.Ordinal);
        var deleted = await PostAsync(client, "DeleteFolder", to);
        Assert.Contains(to, await client.GetStringAsync(deleted.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/{to}/deep/a.png")).StatusCode);
        Assert.DoesNotContain(to, await client.GetStringAsync($"/admin/media?q={from}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_trail_names_each_file_that_goes_with_its_folder(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (from, to) = (PublicId.New(), PublicId.New());
        foreach (var name in new[] { "a.png", "deep/b.png" })
            await site.StoreAsync($"{from}/{name}", Library.NewPng());
        await PostAsync(client, "MoveFolder", from, ("to", to));
        await PostAsync(client, "DeleteFolder", to);

        var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().AsNoTracking()
            .Where(row => row.TargetType == "MediaFile" && row.TargetId.StartsWith(to + "/")).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(
            [("media.folder.move", $"{to}/a.png"), ("media.folder.move", $"{to}/deep/b.png"), ("media.folder.delete", $"{to}/a.png"), ("media.folder.delete", $"{to}/deep/b.png")],
            rows.Select(row => (row.Action, row.TargetId)));
        Assert.Contains($"{from}/a.png", rows[0].Before, StringComparison.Ordinal);
        Assert.Contains("image/png", rows[2].Before, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Five_hundred_refusals_fit_into_their_cookie(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var paths = Enumerable.Range(0, 500).Select(i => ("paths", $"{new string('ö', 200)}/{i}.png")).ToArray();
        var refused = await PostAsync(client, "Delete", "", paths);
        Assert.InRange(refused.Headers.GetValues("Set-Cookie").Sum(cookie => cookie.Length), 1, 16_000);
        var page = await client.GetAsync(refused.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("0 files are deleted. 500 are not.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Selected_files_are_moved_and_deleted_and_what_was_refused_is_named(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (folder, to) = (PublicId.New(), PublicId.New());
        foreach (var name in new[] { "a.png", "b.png", "c.png" })
            await site.StoreAsync($"{folder}/{name}", Library.NewPng());
        await site.StoreAsync($"{to}/b.png", Library.NewPng());

        var moved = await PostAsync(client, "Move", folder, ("paths", $"{folder}/a.png"), ("paths", $"{folder}/b.png"), ("to", to));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(moved.Headers.Location));
        Assert.Contains("1 file is moved.", page, StringComparison.Ordinal);
        Assert.Contains($"There is a file {to}/b.png already.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/media/{to}/a.png")).StatusCode);

        await PostAsync(client, "Delete", folder, ("paths", $"{folder}/b.png"), ("paths", $"{folder}/c.png"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/{folder}/c.png")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_library_says_what_uses_a_file(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await ContentSite.PrepareAsync(site);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, Library.NewPng());
        var story = new ContentItem(ContentSite.Story) { DisplayText = "Harbour lights" };
        story.Parts["TitlePart"] = new JsonObject { ["Title"] = "Harbour lights" };
        story.Parts[ContentSite.Story] = new JsonObject { ["Shown"] = new JsonObject { ["Paths"] = new JsonArray(path) } };
        var saved = await site.InScopeAsync(s => s.Manager().SaveDraftAsync(story, null, CancellationToken.None));
        Assert.Null(saved.Error);
        var details = $"/admin/media/file?path={Uri.EscapeDataString(path)}";
        Assert.Contains("Harbour lights", await client.GetStringAsync(details), StringComparison.Ordinal);
        Assert.Contains("used by 1", await client.GetStringAsync($"/admin/media?q={path[6..]}"), StringComparison.Ordinal);

        await site.InScopeAsync(s => s.Manager().DeleteAsync(saved.Value.ContentItemId, null, CancellationToken.None));
        Assert.Contains("No content names this file", await client.GetStringAsync(details), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_folder_written_with_a_backslash_is_the_one_with_a_slash(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = PublicId.New();
        await site.StoreAsync($"{folder}/b/a.png", Library.NewPng());

        Assert.Contains("a.png", await client.GetStringAsync($"/admin/media?folder={folder}%5Cb"), StringComparison.Ordinal);
        var moved = await client.SendFormAsync($"/admin/media/file?handler=Move&path={folder}%2Fb%2Fa.png", ("To", $"{folder}\\c\\a.png"));
        Assert.Contains($"{folder}/c/a.png", await client.GetStringAsync(moved.Headers.Location), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_in_use_is_moved_only_by_who_confirms_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await ContentSite.PrepareAsync(site);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (folder, to) = (PublicId.New(), PublicId.New());
        await site.StoreAsync($"{folder}/a.png", Library.NewPng());
        var title = $"Harbour {folder}";
        var story = new ContentItem(ContentSite.Story) { DisplayText = title };
        story.Parts["TitlePart"] = new JsonObject { ["Title"] = title };
        story.Parts[ContentSite.Story] = new JsonObject { ["Shown"] = new JsonObject { ["Paths"] = new JsonArray($"{folder}/a.png") } };
        Assert.Null((await site.InScopeAsync(s => s.Manager().SaveAndPublishAsync(story, null, CancellationToken.None))).Error);
        var page = $"/admin/media/file?path={Uri.EscapeDataString($"{folder}/a.png")}";

        var refused = await client.SendFormAsync($"{page}&handler=Move", ("To", $"{to}/a.png"));
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"Used by {title}:", html, StringComparison.Ordinal);
        Assert.Contains("is used by 1 content item", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{to}/a.png\"", html, StringComparison.Ordinal);
        var many = await PostAsync(client, "Move", folder, ("paths", $"{folder}/a.png"), ("to", to));
        Assert.Contains("0 files are moved. 1 is not.", await client.GetStringAsync(many.Headers.Location), StringComparison.Ordinal);
        var whole = await PostAsync(client, "MoveFolder", folder, ("to", to));
        Assert.Contains("is used by 1 content item", await client.GetStringAsync(whole.Headers.Location), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/media/{folder}/a.png")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync($"{page}&handler=Move", ("To", $"{folder}/b.png"), ("Anyway", "true"))).StatusCode);
        await PostAsync(client, "MoveFolder", folder, ("to", to));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/media/{to}/b.png")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Titles_of_drafts_that_one_may_not_see_are_only_counted(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await ContentSite.PrepareAsync(site);
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Uploader","PermissionBehavior":"Add","Permissions":["admin:access:any","media:manage:own"]}]}
            """)!.AsObject());
        using var client = await site.BrowserAsync(await site.NewAsync("Uploader"));
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, Library.NewPng());
        var story = new ContentItem(ContentSite.Story) { DisplayText = "Layoffs in spring" };
        story.Parts["TitlePart"] = new JsonObject { ["Title"] = "Layoffs in spring" };
        story.Parts[ContentSite.Story] = new JsonObject { ["Shown"] = new JsonObject { ["Paths"] = new JsonArray(path) } };
        var saved = await site.InScopeAsync(s => s.Manager().SaveDraftAsync(story, null, CancellationToken.None));
        Assert.Null(saved.Error);
        var details = $"/admin/media/file?path={Uri.EscapeDataString(path)}";

        var hidden = await client.GetStringAsync(details);
        Assert.DoesNotContain("Layoffs", hidden, StringComparison.Ordinal);
        Assert.Contains("Used by 1", hidden, StringComparison.Ordinal);
        Assert.Contains("1 that you may not see", hidden, StringComparison.Ordinal);

        var published = await site.InScopeAsync(s => s.Manager().SaveAndPublishAsync(saved.Value, null, CancellationToken.None));
        Assert.Null(published.Error);
        var draft = published.Value.Clone();
        draft.Parts["TitlePart"] = new JsonObject { ["Title"] = "Bankrupt by autumn" };
        Assert.Null((await site.InScopeAsync(s => s.Manager().SaveDraftAsync(draft, null, CancellationToken.None))).Error);
        var shown = await client.GetStringAsync(details);
        Assert.Contains("Layoffs in spring", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Bankrupt", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"content/edit/{saved.Value.ContentItemId}", shown, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_script_uploads_file_by_file_and_is_told_why_not(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (folder, first, second) = ($"u/{PublicId.New()}", Library.NewPng(), Library.NewPng());
        var (status, answer) = await SendAsync(client, first, ("Folder", folder));
        Assert.Equal((HttpStatusCode.OK, $"{folder}/new.png"), (status, (string?)answer["stored"]![0]));

        (status, answer) = await SendAsync(client, second, ("Folder", folder));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "media.file.exists"), (status, (string?)answer["code"]));
        (status, _) = await SendAsync(client, second, ("As", $"{folder}/new.png"), ("Replace", "true"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(second, await client.GetByteArrayAsync($"/media/{folder}/new.png"));
    }

    [Theory, BothDatabases]
    public async Task The_picker_shows_what_the_field_takes_and_facts_tell_of_what_is_picked(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = PublicId.New();
        await site.StoreAsync($"{folder}/a.png", await RealPictures.PngAsync(640, 480));
        await site.StoreAsync($"{folder}/b.txt", [.. "words"u8]);
        var all = await client.GetStringAsync($"/admin/media/picker?folder={folder}");
        Assert.Contains($"{folder}/b.txt", all, StringComparison.Ordinal);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/admin/media/picker?folder={folder}&ext=.png,.JPG");
        asked.Headers.Add("X-Fragment", "true");
        var fragment = await (await client.SendAsync(asked)).Content.ReadAsStringAsync();
        Assert.Contains($"data-pick=\"{folder}/a.png\"", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("b.txt", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", fragment, StringComparison.Ordinal);

        await PostFileAsync(client, $"{folder}/a.png", "Describe", ("AltText", "A harbour"));
        var facts = JsonNode.Parse(await client.GetStringAsync($"/admin/media/facts?path={folder}%2Fa.png&path=nothing.png"))!.AsArray();
        var fact = Assert.Single(facts)!;
        Assert.Equal(("A harbour", 640, "PNG image, 640 × 480"), ((string?)fact["alt"], (int)fact["width"]!, (string?)fact["kind"]));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync((string)fact["thumb"]!)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Length_codec_and_bit_rate_are_found_by_the_job(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".wav");
        await site.StoreAsync(path, BeatSynth.Render(new BeatSource(PublicId.New(), "House", 200)));
        ListedFile? file = null;
        // The site has other tests' sounds too, and a run takes twenty.
        for (var run = 0; run < 20 && file?.Codec is null; run++)
        {
            await site.Services.GetRequiredService<JobRunner>().RunAsync("media.probe", DateTimeOffset.UnixEpoch, CancellationToken.None);
            file = await site.InScopeAsync(s => s.GetRequiredService<ListMediaFiles>().FindAsync(path, CancellationToken.None));
        }
        Assert.Equal("pcm_s16le", file!.Codec);
        Assert.InRange(file.DurationSeconds!.Value, 4.5, 5.1);
        Assert.True(file.BitRate > 100_000);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, string folder, params (string Name, string Value)[] fields) =>
        PostToAsync(client, $"/admin/media?handler={handler}&folder={Uri.EscapeDataString(folder)}", "/admin/media", fields);

    private static Task<HttpResponseMessage> PostFileAsync(HttpClient client, string path, string handler, params (string Name, string Value)[] fields) =>
        PostToAsync(client, $"/admin/media/file?handler={handler}&path={Uri.EscapeDataString(path)}", "/admin/media", fields);

    private static async Task<HttpResponseMessage> PostToAsync(HttpClient client, string address, string page, (string Name, string Value)[] fields)
    {
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", await client.FormTokenAsync(page)));
        var response = await client.PostAsync(address, new FormUrlEncodedContent(values));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpClient client, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(content), "File", "new.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/media/upload") { Content = form };
        request.Headers.Add("X-CSRF-Token", await client.FormTokenAsync("/admin/media/upload"));
        request.Headers.Add("Accept", "application/json");
        var response = await client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
