using Jaytek.Engine.Outgoing;
using Jaytek.Webhooks.Endpoints;
using Microsoft.Extensions.Options;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>The calls of this module: no redirects, no cookies, only into the public internet, one try at a time.</summary>
internal sealed class WebhookHttp(OutgoingHttp shared, EndpointUrl urls, IOptions<WebhooksOptions> options, TimeProvider clock) : IDisposable
{
    // Deliveries have a plan of their own for servers that fail; no circuit of one endpoint may stop another at the same host.
    private readonly OutgoingClient _client = new("webhooks") { AttemptTimeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds), BreakAfter = int.MaxValue };
    private readonly OutgoingHttp? _own = urls.MayBeLoopback ? OutgoingHttp.WithLoopback(clock) : null;

    public Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        (_own ?? shared).SendAsync(_client, request, cancellationToken);

    public void Dispose() => _own?.Dispose();
}
