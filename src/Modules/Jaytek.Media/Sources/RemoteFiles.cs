using System.Net;
using System.Net.Sockets;
using Jaytek.Engine.Outgoing;
using Jaytek.Kernel;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Sources;

/// <summary>Fetches files that a recipe names by address: https only, from hosts that the configuration names, without redirects, over the public internet.</summary>
internal sealed class RemoteFiles(IOptions<MediaOptions> options, OutgoingHttp http)
{
    private static readonly OutgoingClient Client = new("media");
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Null where this address may be fetched, else why not.</summary>
    public string? Refuse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
            return "only https addresses are fetched";
        return options.Value.SourceHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)
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
            using var response = await http.SendAsync(Client, () => new HttpRequestMessage(HttpMethod.Get, url), timeout.Token);
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
}
