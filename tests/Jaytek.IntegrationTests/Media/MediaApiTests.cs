using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>The library as programs use it: <c>/api/media</c>.</summary>
[Collection(MediaTests.Name)]
public sealed class MediaApiTests(MediaSites sites)
{
    private const string Api = "/api/media";

    [Theory, BothDatabases]
    public async Task Files_are_uploaded_listed_found_moved_and_deleted(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        var folder = $"api/{PublicId.New()}";
        using var form = Form(folder, ("first one.png", Library.NewPng()), ("second.png", Library.NewPng()));
        using var stored = await client.PostAsync(Api, form);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        var results = (await JsonAsync(stored))["results"]!.AsArray();
        Assert.Equal([201, 201], results.Select(one => (int)one!["status"]!));
        var file = results[0]!["file"]!;
        Assert.Equal(folder + "/first-one.png", (string)file["path"]!);
        Assert.Equal(800, (int)file["width"]!);
        Assert.Equal("image/png", (string)file["contentType"]!);
        Assert.Equal((int)file["length"]!, (await client.GetByteArrayAsync((string)file["url"]!)).Length);

        var list = await client.GetFromJsonAsync<JsonNode>($"{Api}?path={folder}&total=true");
        Assert.Equal(2, (int)list!["total"]!);
        Assert.Equal((string)file["sha256"]!, (string)list["items"]![0]!["sha256"]!);
        Assert.Contains((await client.GetFromJsonAsync<JsonNode>($"{Api}?path=api"))!["folders"]!.AsArray(), f => (string)f!["path"]! == folder);

        using var moved = await client.PostAsJsonAsync(Api + "/file/move", new { from = folder + "/second.png", to = folder + "/deeper/third.png" });
        Assert.Equal(folder + "/deeper/third.png", (string)(await JsonAsync(moved))["path"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Api}/file?path={folder}/second.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Api}/file?path={folder}/deeper/third.png")).StatusCode);
        using var made = await client.PostAsJsonAsync(Api + "/folders", new { path = folder + "/empty" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var gone = await client.DeleteAsync($"{Api}/folders?path={folder}");
        Assert.Equal(1, (int)(await JsonAsync(gone))["deleted"]!);
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_is_told_file_by_file_and_the_rest_is_stored(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        var folder = $"api/{PublicId.New()}";
        var whole = await RealPictures.PngAsync(900, 900);
        using var form = Form(folder, ("evil.jpg", [.. "<script>alert(1)</script>"u8]), ("cut.png", whole[..(whole.Length / 3)]), ("good.png", Library.NewPng()), ("good.png", Library.NewPng()));
        using var answer = await client.PostAsync(Api, form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await JsonAsync(answer);
        Assert.Equal("media.file.type_unknown", (string)problem["code"]!);
        Assert.Equal(
            ["400 media.file.type_unknown", "400 media.image.unreadable", "201 ", "409 media.file.exists"],
            problem["results"]!.AsArray().Select(one => $"{one!["status"]} {one["code"]}"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Api}/file?path={folder}/good.png")).StatusCode);

        using var again = Form(folder, replace: true, ("good.png", Library.NewPng()));
        using var replaced = await client.PostAsync(Api, again);
        Assert.Equal(200, (int)(await JsonAsync(replaced))["results"]![0]!["status"]!);
    }

    [Theory, BothDatabases]
    public async Task A_parameter_that_the_list_does_not_have_is_refused_with_those_that_it_has(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        foreach (var name in new[] { "folder", "Path", "limit" })
        {
            using var answer = await client.GetAsync($"{Api}?{name}=1&total=true");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var problem = await JsonAsync(answer);
            Assert.Equal("media.query.wrong_value", (string)problem["code"]!);
            Assert.Equal("There is no such parameter. There are: path, q, cursor, page, total.", (string)problem["errors"]![name]![0]!);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_no_upload_is_a_clear_refusal(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        using var empty = Form("");
        Assert.Equal("media.upload.empty", await CodeAsync(await client.PostAsync(Api, empty)));
        using var text = new StringContent("hello");
        Assert.Equal("engine.bad_request", await CodeAsync(await client.PostAsync(Api, text)));
        using var large = Form("api", ("large.png", new byte[2 * MediaSites.MaxFileBytes]));
        using var tooLarge = await client.PostAsync(Api, large);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "media.file.too_large"), (tooLarge.StatusCode, await CodeAsync(tooLarge)));
        using var outside = Form("../etc", ("good.png", Library.NewPng()));
        Assert.Equal("media.path.invalid", await CodeAsync(await client.PostAsync(Api, outside)));
        Assert.Equal("engine.bad_request", await CodeAsync(await client.GetAsync(Api + "/file")));
    }

    [Theory, BothDatabases]
    public async Task Several_files_may_be_larger_together_than_one_and_a_request_has_a_limit_of_its_own(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:MaxRequestBytes", $"{3 * MediaSites.MaxFileBytes}"));
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        static byte[] Words(int length) => [.. Enumerable.Repeat((byte)'a', length - 22), .. Encoding.ASCII.GetBytes(PublicId.New()[..22])];
        static (string, byte[])[] Files(int count) => [.. Enumerable.Range(0, count).Select(i => ($"part-{i}.txt", Words(MediaSites.MaxFileBytes - 9)))];
        using var three = Form("fits", Files(3));
        using var stored = await client.PostAsync(Api, three);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);

        using var announced = Form("announced", Files(4));
        using var unread = await client.PostAsync(Api, announced);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "media.upload.too_large"), (unread.StatusCode, await CodeAsync(unread)));
        using var unannounced = new HttpRequestMessage(HttpMethod.Post, Api) { Content = Form("unannounced", Files(4)) };
        unannounced.Headers.TransferEncodingChunked = true;
        using var cut = await client.SendAsync(unannounced);
        var problem = await JsonAsync(cut);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "media.upload.too_large"), (cut.StatusCode, (string)problem["code"]!));
        Assert.Equal([201, 201, 201], problem["results"]!.AsArray().Select(one => (int)one!["status"]!));
    }

    [Theory, BothDatabases]
    public async Task A_request_with_too_many_files_tells_what_became_of_those_that_it_took(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        var folder = $"api/{PublicId.New()}";
        using var form = Form(folder, [.. Enumerable.Range(0, 201).Select(i => ($"{i}.txt", Encoding.ASCII.GetBytes($"File {i} of {folder}.")))]);
        using var answer = await client.PostAsync(Api, form);
        var problem = await JsonAsync(answer);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "media.upload.too_many_files"), (answer.StatusCode, (string)problem["code"]!));
        Assert.Equal(Enumerable.Repeat(201, 200), problem["results"]!.AsArray().Select(one => (int)one!["status"]!));
        Assert.Equal(folder + "/199.txt", (string)problem["results"]![199]!["file"]!["path"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Api}/file?path={folder}/200.txt")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_folder_is_read_page_by_page_and_what_is_known_is_not_sent_again(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        var folder = $"api/{PublicId.New()}";
        string Path(int i) => $"{folder}/{i:D2}.txt";
        for (var i = 0; i < 41; i++)
            Assert.Null((await site.StoreAsync(Path(i), Encoding.ASCII.GetBytes($"File {i} of {folder}."))).Error);
        var first = (await client.GetFromJsonAsync<JsonNode>($"{Api}?path={folder}"))!;
        Assert.Equal(Enumerable.Range(0, 40).Select(Path), first["items"]!.AsArray().Select(f => (string)f!["path"]!));
        Assert.Null(first["total"]);
        // What goes meanwhile shifts no page.
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Api}/file?path={Path(3)}")).StatusCode);
        var second = (await client.GetFromJsonAsync<JsonNode>($"{Api}?path={folder}&cursor={first["next"]}&total=true"))!;
        Assert.Equal([Path(40)], second["items"]!.AsArray().Select(f => (string)f!["path"]!));
        Assert.Equal((40, null), ((int)second["total"]!, (string?)second["next"]));
        Assert.Empty((await client.GetFromJsonAsync<JsonNode>($"{Api}?path={folder}&page=2"))!["items"]!.AsArray());
        foreach (var wrong in new[] { "cursor=!", $"cursor={first["next"]}&page=2" })
            Assert.Equal("media.query.wrong_value", await CodeAsync(await client.GetAsync($"{Api}?path={folder}&{wrong}")));

        foreach (var address in new[] { $"{Api}?path={folder}", $"{Api}/file?path={Path(1)}" })
        {
            using var read = await client.GetAsync(address);
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(read.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task Both_doors_tell_the_same_of_a_file(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Editor"));
        var path = Library.NewPath(".txt");
        Assert.Null((await site.StoreAsync(path, Encoding.ASCII.GetBytes(path))).Error);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DescribeMediaFile>().RunAsync(path, "A list of records", CancellationToken.None))).Error);
        var file = (await client.GetFromJsonAsync<JsonNode>($"{Api}/file?path={path}"))!;
        var facts = (await client.GetFromJsonAsync<JsonNode>($"/api/media-facts?path={path}"))!["items"]![0]!;
        Assert.Equal("A list of records", (string)file["alt"]!);
        Assert.Equal(file.ToJsonString(), facts.ToJsonString());
    }

    [Theory, BothDatabases]
    public async Task A_DJ_sees_and_changes_their_own_files_only_and_a_student_none(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var folder = $"api/{PublicId.New()}";
        var others = folder + "/others.png";
        await site.StoreAsync(others, Library.NewPng());
        using var dj = await site.BearerAsync(await site.NewAsync("DJ"));
        using var form = Form(folder, ("mine.png", Library.NewPng()));
        Assert.Equal(HttpStatusCode.Created, (await dj.PostAsync(Api, form)).StatusCode);
        var list = await dj.GetFromJsonAsync<JsonNode>($"{Api}?path={folder}");
        Assert.Equal([folder + "/mine.png"], list!["items"]!.AsArray().Select(f => (string)f!["path"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await dj.GetAsync($"{Api}/file?path={others}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await dj.DeleteAsync($"{Api}/file?path={others}")).StatusCode);
        using var replacing = Form(folder, replace: true, ("others.png", Library.NewPng()));
        Assert.Equal(HttpStatusCode.Forbidden, (await dj.PostAsync(Api, replacing)).StatusCode);

        using var student = await site.BearerAsync(await site.NewAsync("Student"));
        Assert.Equal(HttpStatusCode.Forbidden, (await student.GetAsync(Api)).StatusCode);
        using var stranger = site.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(Api)).StatusCode);
        using var browser = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var forged = Form(folder, ("forged.png", Library.NewPng()));
        Assert.Equal("engine.antiforgery", await CodeAsync(await browser.PostAsync(Api, forged)));
    }

    private static MultipartFormDataContent Form(string folder, params (string Name, byte[] Content)[] files) => Form(folder, replace: false, files);

    private static MultipartFormDataContent Form(string folder, bool replace, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(folder), "folder" }, { new StringContent(replace ? "true" : "false"), "replace" } };
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "file", name);
        return form;
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => (string)(await JsonAsync(answer))["code"]!;
}
