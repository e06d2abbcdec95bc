using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Contracts;
using static Jaytek.IntegrationTests.Media.Resumable.TusCalls;

namespace Jaytek.IntegrationTests.Media.Resumable;

/// <summary>The rules of tus 1.0: core, creation, checksum, termination.</summary>
[Collection(MediaTests.Name)]
public sealed class TusProtocolTests(MediaSites sites)
{
    private const HttpStatusCode ChecksumMismatch = (HttpStatusCode)460;

    [Theory, BothDatabases]
    public async Task Everybody_is_told_what_is_offered(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var stranger = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, Root);
        using var answer = await stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(
            ("1.0.0", "creation,creation-with-upload,termination,checksum,expiration", "sha1,sha256", $"{MediaSites.MaxFileBytes}"),
            (answer.Header("Tus-Version"), answer.Header("Tus-Extension"), answer.Header("Tus-Checksum-Algorithm"), answer.Header("Tus-Max-Size")));
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases("0.2.2")]
    public async Task Another_version_is_412_and_told_which_there_is(DatabaseProvider provider, string version)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Root) { Headers = { { "Upload-Length", "10" } } };
        if (version.Length > 0)
            request.Headers.Add("Tus-Resumable", version);
        using var answer = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0", "1.0.0"), (answer.StatusCode, answer.Header("Tus-Version"), answer.Header("Tus-Resumable")));
    }

    [Theory]
    [BothDatabases(Store.Disk)]
    [BothDatabases(Store.S3)]
    public async Task An_upload_in_pieces_becomes_a_file_of_the_library(DatabaseProvider provider, Store store)
    {
        var site = await sites.GetAsync(provider, store);
        var dj = await site.NewAsync("DJ");
        using var client = await site.BearerAsync(dj);
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        var address = await client.BeginAsync(path, png.Length);
        Assert.Equal(0, await client.OffsetAsync(address));
        using var first = await client.AppendAsync(address, 0, png[..100]);
        Assert.Equal((HttpStatusCode.NoContent, "100"), (first.StatusCode, first.Header("Upload-Offset")));
        Assert.NotNull(first.Header("Upload-Expires"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(MediaUrl.Of(path))).StatusCode);
        using var wrong = await client.AppendAsync(address, 99, png[99..]);
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        using var last = await client.AppendAsync(address, 100, png[100..]);
        Assert.Equal((HttpStatusCode.NoContent, MediaUrl.Of(path)), (last.StatusCode, last.Header("Jaytek-Media-Url")));
        Assert.Equal(png, await client.GetByteArrayAsync(MediaUrl.Of(path)));
        Assert.True(await site.HasBlobAsync(Convert.ToHexStringLower(SHA256.HashData(png))));

        // The answer was lost on the way: the sender says the same again, hears where it stands, and all is as it was.
        using var repeated = await client.AppendAsync(address, 100, png[100..]);
        Assert.Equal(HttpStatusCode.Conflict, repeated.StatusCode);
        Assert.Equal(png.Length, await client.OffsetAsync(address));
        using var nothingMore = await client.AppendAsync(address, png.Length, []);
        Assert.Equal((HttpStatusCode.NoContent, MediaUrl.Of(path)), (nothingMore.StatusCode, nothingMore.Header("Jaytek-Media-Url")));
    }

    [Theory, BothDatabases]
    public async Task A_creation_may_bring_the_bytes_at_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var png = Library.NewPng();
        using var request = Request(HttpMethod.Post, Root, ("Upload-Length", $"{png.Length}"), ("Upload-Metadata", Metadata(("folder", "tests"), ("filename", "at once.png"), ("replace", "true"))));
        request.Content = new ByteArrayContent(png) { Headers = { ContentType = new("application/offset+octet-stream") } };
        using var answer = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.Created, $"{png.Length}", "/media/tests/at-once.png"), (answer.StatusCode, answer.Header("Upload-Offset"), answer.Header("Jaytek-Media-Url")));
    }

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Of_more_bytes_than_the_upload_has_none_are_kept(DatabaseProvider provider, bool isLengthTold)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        var address = await client.BeginAsync(path, png.Length);
        HttpContent body = isLengthTold ? new ByteArrayContent([.. png, 1]) : new StreamContent(new UnsizedStream([.. png, 1]));
        using var refused = await client.AppendAsync(address, 0, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal(0, await client.OffsetAsync(address));
        using var whole = await client.AppendAsync(address, 0, png);
        Assert.Equal(MediaUrl.Of(path), whole.Header("Jaytek-Media-Url"));
    }

    // Without a length, a body is sent in chunks.
    private sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    [Theory]
    [BothDatabases("sha1")]
    [BothDatabases("sha256")]
    public async Task Bytes_that_do_not_fit_their_checksum_are_not_kept(DatabaseProvider provider, string algorithm)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var (path, png) = (Library.NewPath(".png"), Library.NewPng());
        var address = await client.BeginAsync(path, png.Length);
        using var spoiled = await client.AppendAsync(address, 0, [1, .. png[1..100]], ("Upload-Checksum", Sum(algorithm, png[..100])));
        Assert.Equal(ChecksumMismatch, spoiled.StatusCode);
        Assert.Equal(0, await client.OffsetAsync(address));
        using var sound = await client.AppendAsync(address, 0, png[..100], ("Upload-Checksum", Sum(algorithm, png[..100])));
        Assert.Equal("100", sound.Header("Upload-Offset"));
        using var unknown = await client.AppendAsync(address, 100, png[100..], ("Upload-Checksum", "md5 " + Convert.ToBase64String(new byte[16])));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var rest = await client.AppendAsync(address, 100, png[100..], ("Upload-Checksum", Sum(algorithm, png[100..])));
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        Assert.Equal(png, await client.GetByteArrayAsync(MediaUrl.Of(path)));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_such_request_is_a_clear_refusal(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var named = Metadata(("filename", "a.png"));
        Assert.Equal("media.upload.header_invalid", await CreateAsync(client, ("Upload-Length", "-5"), ("Upload-Metadata", named)));
        Assert.Equal("media.upload.header_invalid", await CreateAsync(client, ("Upload-Defer-Length", "1"), ("Upload-Metadata", named)));
        Assert.Equal("media.file.empty", await CreateAsync(client, ("Upload-Length", "0"), ("Upload-Metadata", named)));
        Assert.Equal("media.file.too_large", await CreateAsync(client, ("Upload-Length", $"{MediaSites.MaxFileBytes + 1}"), ("Upload-Metadata", named)));
        Assert.Equal("media.upload.metadata_invalid", await CreateAsync(client, ("Upload-Length", "5"), ("Upload-Metadata", "filename ***")));
        Assert.Equal("media.upload.metadata_invalid", await CreateAsync(client, ("Upload-Length", "5"), ("Upload-Metadata", "filename /w==")));
        Assert.Equal("media.path.invalid", await CreateAsync(client, ("Upload-Length", "5")));
        Assert.Equal("media.path.invalid", await CreateAsync(client, ("Upload-Length", "5"), ("Upload-Metadata", Metadata(("filename", "a.png"), ("folder", "../etc")))));
        var address = await client.BeginAsync(Library.NewPath(".png"), 100);
        using var noType = Request(HttpMethod.Patch, address, ("Upload-Offset", "0"));
        noType.Content = new ByteArrayContent(new byte[10]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.SendAsync(noType)).StatusCode);
        using var tooMany = await client.AppendAsync(address, 0, new byte[101]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooMany.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_the_library_does_not_take_is_refused_with_its_last_byte_and_forgotten(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        byte[] script = [.. "<script>alert(1)</script>"u8];
        var address = await client.BeginAsync(Library.NewPath(".png"), script.Length);
        using var answer = await client.AppendAsync(address, 0, script);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("media.file.type_unknown", await CodeAsync(answer));
        using var after = await client.SendAsync(Request(HttpMethod.Head, address));
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task An_upload_is_given_up_also_through_a_network_that_knows_POST_alone(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("DJ"));
        var (one, other) = (await client.BeginAsync(Library.NewPath(".png"), 100), await client.BeginAsync(Library.NewPath(".png"), 100));
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(Request(HttpMethod.Delete, one))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(Request(HttpMethod.Post, other, ("X-HTTP-Method-Override", "DELETE")))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(Request(HttpMethod.Head, one))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(Request(HttpMethod.Delete, other))).StatusCode);
        Assert.DoesNotContain(one[(one.LastIndexOf('/') + 1)..], Directory.GetFiles(Path.Combine(site.DataDirectory, "uploads")).Select(Path.GetFileName));
    }

    private static async Task<string> CreateAsync(HttpClient client, params (string Name, string Value)[] headers)
    {
        using var answer = await client.SendAsync(Request(HttpMethod.Post, Root, headers));
        return await CodeAsync(answer);
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!;

    private static string Sum(string algorithm, byte[] bytes) =>
        $"{algorithm} {Convert.ToBase64String(CryptographicOperations.HashData(algorithm == "sha1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, bytes))}";
}
