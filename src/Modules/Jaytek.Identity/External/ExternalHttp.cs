using Jaytek.Engine.Outgoing;

namespace Jaytek.Identity.External;

/// <summary>The way to the providers, with the limits of all outgoing calls; as a client that the framework's OAuth handler can use.</summary>
internal sealed class ExternalHttp(OutgoingHttp outgoing) : IDisposable
{
    private const int LargestAnswer = 256 * 1024;

    public HttpClient Client { get; } = new(new Handler(outgoing)) { MaxResponseContentBufferSize = LargestAnswer };

    public void Dispose() => Client.Dispose();

    private sealed class Handler(OutgoingHttp outgoing) : HttpMessageHandler
    {
        private static readonly OutgoingClient Behaviour = new("external-sign-in");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            return await outgoing.SendAsync(Behaviour, () => Copy(request, body), cancellationToken);
        }

        private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            foreach (var (name, values) in request.Headers)
                copy.Headers.TryAddWithoutValidation(name, values);
            if (body is null)
                return copy;
            copy.Content = new ByteArrayContent(body);
            foreach (var (name, values) in request.Content!.Headers)
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            return copy;
        }
    }
}
