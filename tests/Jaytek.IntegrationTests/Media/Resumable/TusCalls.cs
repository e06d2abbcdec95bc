using System.Net.Http.Headers;
using System.Text;

namespace Jaytek.IntegrationTests.Media.Resumable;

/// <summary>The protocol's requests by hand, for what no well-behaved client does.</summary>
internal static class TusCalls
{
    public const string Root = "/api/media/tus";

    public static HttpRequestMessage Request(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public static string Metadata(params (string Name, string Value)[] pairs) =>
        string.Join(',', pairs.Select(pair => $"{pair.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));

    /// <summary>Begins an upload of a path; its address.</summary>
    public static async Task<string> BeginAsync(this HttpClient client, string path, long length)
    {
        var slash = path.LastIndexOf('/');
        using var request = Request(
            HttpMethod.Post, Root, ("Upload-Length", $"{length}"), ("Upload-Metadata", Metadata(("folder", path[..slash]), ("filename", path[(slash + 1)..]))));
        using var answer = await client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Upload-Expires"));
        return answer.Headers.Location!.ToString();
    }

    public static Task<HttpResponseMessage> AppendAsync(this HttpClient client, string address, long offset, byte[] bytes, params (string Name, string Value)[] headers) =>
        client.AppendAsync(address, offset, new ByteArrayContent(bytes), headers);

    public static Task<HttpResponseMessage> AppendAsync(
        this HttpClient client, string address, long offset, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = Request(HttpMethod.Patch, address, [("Upload-Offset", $"{offset}"), .. headers]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Content = content;
        return client.SendAsync(request);
    }

    /// <summary>How far the site says that it is.</summary>
    public static async Task<long> OffsetAsync(this HttpClient client, string address)
    {
        using var answer = await client.SendAsync(Request(HttpMethod.Head, address));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return long.Parse(answer.Header("Upload-Offset")!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static string? Header(this HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
