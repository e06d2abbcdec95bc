using System.Net;
using System.Net.Sockets;
using Jaytek.Kernel;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Sources;

/// <summary>
/// Fetches files that a recipe names by address: https only, from hosts that the configuration names, without redirects, and never
/// from an address that resolves into a private network. The check is made on the very address that is connected to, so that a
/// name cannot change its mind in between.
/// </summary>
internal sealed class RemoteFiles : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly HttpClient _client;
    private readonly MediaOptions _options;

    public RemoteFiles(IOptions<MediaOptions> options)
    {
        _options = options.Value;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync };
        _client = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null where this address may be fetched, else why not.</summary>
    public string? Refuse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
            return "only https addresses are fetched";
        return _options.SourceHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"the host {address.IdnHost} is not named in Jaytek:Media:SourceHosts";
    }

    /// <summary>Hands the file's bytes to <paramref name="keep"/>. Call it only for what <see cref="Refuse"/> let pass.</summary>
    public async Task<Result> FetchAsync(string url, Func<Stream, CancellationToken, Task<Result>> keep, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            using var response = await _client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                return MediaErrors.SourceFailed(url, $"it answered {(int)response.StatusCode}");
            await using var content = await response.Content.ReadAsStreamAsync(timeout.Token);
            return await keep(content, timeout.Token);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            return MediaErrors.SourceFailed(url, e.InnerException?.Message ?? e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MediaErrors.SourceFailed(url, $"it took longer than {Timeout.TotalSeconds:0} seconds");
        }
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(PublicNetwork.Contains))
            throw new HttpRequestException($"{context.DnsEndPoint.Host} does not lie in the public internet");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
