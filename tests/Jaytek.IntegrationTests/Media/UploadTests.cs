using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;

namespace Jaytek.IntegrationTests.Media;

/// <summary>The admin's upload form, as a browser posts it.</summary>
[Collection(MediaTests.Name)]
public sealed class UploadTests(MediaSites sites)
{
    private const string Page = "/admin/media/upload";

    [Theory, BothDatabases]
    public async Task An_editor_uploads_files_and_finds_them_in_the_library(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"u/{PublicId.New()}";
        using var form = await FormAsync(client, folder, ("first one.png", Library.NewPng()), ("second.png", Library.NewPng()));
        var response = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);

        var library = await client.GetStringAsync(response.Headers.Location);
        Assert.Contains("first-one.png", library, StringComparison.Ordinal);
        Assert.Contains("PNG image, 800 × 600", WebUtility.HtmlDecode(library), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(MediaUrl.Of(folder + "/second.png"))).StatusCode);
        Assert.Contains(folder, WebUtility.HtmlDecode(await client.GetStringAsync($"/admin/media/file?path={Uri.EscapeDataString(folder)}%2Fsecond.png")), StringComparison.Ordinal);
        Assert.Contains("second.png", await client.GetStringAsync("/admin/media?q=" + folder[2..]), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_is_named_and_the_rest_is_stored(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"u/{PublicId.New()}";
        using var form = await FormAsync(client, folder, ("evil.jpg", [.. "<script>alert(1)</script>"u8]), ("good.png", Library.NewPng()));
        var response = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains("evil.jpg: What evil.jpg holds is none of the kinds", page, StringComparison.Ordinal);
        Assert.Contains($"Stored: {folder}/good.png", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{folder}\"", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases(".jpg"), BothDatabases(".png")]
    public async Task A_picture_that_was_cut_off_is_refused_and_no_path_names_it(DatabaseProvider provider, string extension)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"u/{PublicId.New()}";
        var whole = extension == ".jpg" ? await RealPictures.JpegAsync(900, 900) : await RealPictures.PngAsync(900, 900);
        using var form = await FormAsync(client, folder, ("cut" + extension, whole[..(whole.Length / 3)]), ("whole" + extension, whole));
        var response = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains($"The image cut{extension} is damaged or cut off", page, StringComparison.Ordinal);
        Assert.Contains($"Stored: {folder}/whole{extension}", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(MediaUrl.Of($"{folder}/cut{extension}"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_form_without_files_says_so(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var form = await FormAsync(client, "", ("", []));
        var response = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Choose at least one file.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_form_from_elsewhere_stores_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"u/{PublicId.New()}";
        using var noToken = Form(token: null, folder, ("a.png", Library.NewPng()));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Page, noToken)).StatusCode);
        using var wrongToken = Form("nonsense", folder, ("a.png", Library.NewPng()));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Page, wrongToken)).StatusCode);
        using var late = new MultipartFormDataContent
        {
            { new ByteArrayContent(Library.NewPng()), "File", "a.png" }, { new StringContent(await client.FormTokenAsync(Page)), "__RequestVerificationToken" },
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Page, late)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(MediaUrl.Of(folder + "/a.png"))).StatusCode);
    }

    [Theory]
    [BothDatabases("multipart/form-data")]
    [BothDatabases("multipart/form-data; boundary=")]
    [BothDatabases("multipart/form-data; boundary=x")]
    [BothDatabases("application/x-www-form-urlencoded")]
    [BothDatabases("text/plain")]
    public async Task A_body_that_is_no_such_form_is_a_bad_request(DatabaseProvider provider, string contentType)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var body = new ByteArrayContent([.. "--x\r\nContent-Disposition: form-data; name=\"File\"; filename=\"a.png\"\r\n\r\ncut off"u8]);
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Page, body)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_file_beyond_the_limit_is_named(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var large = new byte[MediaSites.MaxFileBytes + 10];
        Library.NewPng().CopyTo(large, 0);
        using var form = await FormAsync(client, "u", ("large.png", large));
        var response = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("large.png: The file is larger than 2.1 MB.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_form_far_beyond_the_limit_is_answered_before_it_is_read(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var form = await FormAsync(client, "u", ("large.png", new byte[2 * MediaSites.MaxFileBytes]));
        var page = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
        Assert.Contains("All files of one form may have up to 2.1 MB together.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var again = await FormAsync(client, "u", ("large.png", new byte[2 * MediaSites.MaxFileBytes]));
        using var script = new HttpRequestMessage(HttpMethod.Post, Page) { Content = again };
        script.Headers.Accept.ParseAdd("application/json");
        var answer = await client.SendAsync(script);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The file is larger than 2.1 MB.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_folder_whose_name_is_too_long_is_told_at_its_field(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var form = await FormAsync(client, new string('a', 5_000), ("good.png", Library.NewPng()));
        var answer = await client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("good.png: A path has 1 to 260 characters.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var made = await client.PostAsync("/admin/media?handler=CreateFolder", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = new string('a', 5_000), ["__RequestVerificationToken"] = await client.FormTokenAsync("/admin/media"),
        }));
        Assert.Contains("A path has 1 to 260 characters.", await client.GetStringAsync(made.Headers.Location), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_is_told_in_plain_words(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".png");
        await site.StoreAsync(path, Library.NewPng());
        using var client = await site.BrowserAsync(await site.NewAsync("DJ"));
        using var replacing = Form(await client.FormTokenAsync(Page), path[..path.LastIndexOf('/')], replace: true, (path[(path.LastIndexOf('/') + 1)..], Library.NewPng()));
        var answer = await client.PostAsync(Page, replacing);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("None of your roles allows this.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("media:manage", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Strangers_are_sent_to_the_sign_in_and_students_refused(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var stranger = site.NewClient();
        foreach (var page in new[] { "/admin/media", Page, "/admin/media/file?path=a" })
            Assert.Contains("/login", (await stranger.GetAsync(page)).Headers.Location?.ToString(), StringComparison.Ordinal);
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.Contains("/access-denied", (await student.GetAsync("/admin/media")).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_is_moved_and_deleted_from_its_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var (path, to) = (Library.NewPath(".png"), Library.NewPath(".png"));
        await site.StoreAsync(path, Library.NewPng());
        using var stranger = await site.BrowserAsync(await site.NewAsync("DJ"));
        Assert.DoesNotContain("handler=Delete", await stranger.GetStringAsync($"/admin/media/file?path={Uri.EscapeDataString(path)}"), StringComparison.Ordinal);
        Assert.Contains("handler=Delete", await client.GetStringAsync($"/admin/media/file?path={Uri.EscapeDataString(path)}"), StringComparison.Ordinal);
        var moved = await PostAsync(client, path, "Move", ("To", to));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        var refused = await PostAsync(client, to, "Move", ("To", "../x.png"));
        Assert.Contains("No part of a path begins", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(client, to, "Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(MediaUrl.Of(to))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/admin/media/file?path={Uri.EscapeDataString(to)}")).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string handler, params (string Name, string Value)[] fields)
    {
        var page = $"/admin/media/file?path={Uri.EscapeDataString(path)}";
        var values = fields.ToDictionary(f => f.Name, f => f.Value);
        values["__RequestVerificationToken"] = await client.FormTokenAsync(page);
        return await client.PostAsync($"{page}&handler={handler}", new FormUrlEncodedContent(values));
    }

    private static async Task<MultipartFormDataContent> FormAsync(HttpClient client, string folder, params (string Name, byte[] Content)[] files) =>
        Form(await client.FormTokenAsync(Page), folder, files);

    private static MultipartFormDataContent Form(string? token, string folder, params (string Name, byte[] Content)[] files) => Form(token, folder, replace: false, files);

    private static MultipartFormDataContent Form(string? token, string folder, bool replace, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
            form.Add(new StringContent(token), "__RequestVerificationToken");
        form.Add(new StringContent(folder), "Folder");
        form.Add(new StringContent(replace ? "true" : "false"), "Replace");
        foreach (var (name, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"File\"; filename=\"{name}\"");
            form.Add(file);
        }
        return form;
    }
}
