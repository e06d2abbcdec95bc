using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Caching.Memory;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Jaytek.Engine.Outgoing;

/// <summary>
/// Calls other servers: with a limit of time, a few retries with jitter that honour <c>Retry-After</c>, and a circuit breaker for each
/// host. It follows no redirects, keeps no cookies, and connects only to addresses in the public internet. That check is made on the
/// very address that is connected to, so that a name cannot change its mind in between.
/// </summary>
public sealed class OutgoingHttp : IDisposable
{
    private const int MostHosts = 1000;

    private readonly HttpClient _http;
    private readonly MemoryCache _pipelines = new(new MemoryCacheOptions { SizeLimit = MostHosts });
    private readonly TimeProvider _clock;
    private readonly Func<IPAddress, bool> _mayConnect;

    /// <summary>Made by dependency injection, once.</summary>
    public OutgoingHttp(TimeProvider clock) : this(clock, PublicNetwork.Contains)
    {
    }

    internal OutgoingHttp(TimeProvider clock, Func<IPAddress, bool> mayConnect)
    {
        (_clock, _mayConnect) = (clock, mayConnect);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>One that also connects to this machine itself: for trying things out, never for a site that others can give addresses to. Its connections are its own.</summary>
    public static OutgoingHttp WithLoopback(TimeProvider clock) => new(clock, address => PublicNetwork.Contains(address) || IPAddress.IsLoopback(address));

    /// <summary>Sends a request, several times where that may help; the answer as soon as its headers are there, whatever its status.</summary>
    /// <param name="client">How to behave.</param>
    /// <param name="request">
    /// Makes the request anew for each try. Of methods that may do something twice, only those with an <c>Idempotency-Key</c> are retried.
    /// </param>
    /// <param name="cancellationToken">Ends the tries and the waits between them.</param>
    /// <exception cref="HttpRequestException">No try got an answer, the circuit is open, or the host lies in a private network.</exception>
    public async Task<HttpResponseMessage> SendAsync(OutgoingClient client, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var (host, mayRepeat) = Look(request);
        var pipeline = PipelineOf(client, host);
        try
        {
            return await (mayRepeat ? pipeline.Repeated : pipeline.Once).ExecuteAsync(async token => await SendOnceAsync(request, token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new HttpRequestException($"{host} has failed too often and is left alone for {client.BreakFor.TotalSeconds:0} seconds", e);
        }
        catch (TimeoutRejectedException e)
        {
            throw new HttpRequestException($"{host} has not answered within {client.AttemptTimeout.TotalSeconds:0} seconds", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _pipelines.Dispose();
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var request = make();
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static (string Host, bool MayRepeat) Look(Func<HttpRequestMessage> make)
    {
        using var request = make();
        return request.RequestUri is { IsAbsoluteUri: true } address
            ? (address.Authority, OutgoingPipeline.MayRepeat(request))
            : throw new InvalidOperationException("An outgoing request needs an absolute address.");
    }

    private OutgoingPipeline PipelineOf(OutgoingClient client, string host) =>
        _pipelines.GetOrCreate((client, host), entry =>
        {
            entry.Size = 1;
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return OutgoingPipeline.For(client, _clock);
        })!;

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(_mayConnect))
            throw new PrivateNetworkException($"{context.DnsEndPoint.Host} does not lie in the public internet");
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

/// <summary>The name leads into a private network; trying again would not help.</summary>
internal sealed class PrivateNetworkException(string message) : HttpRequestException(message);
