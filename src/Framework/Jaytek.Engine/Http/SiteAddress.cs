using System.Net;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http;

/// <summary>The site's public address, for everything that leaves it: canonical links, feeds, calendars, mails.</summary>
public sealed class SiteAddress(ISettings<SiteSettings> settings, IHttpContextAccessor http)
{
    /// <summary>The address without a slash at its end: as the settings have it, else as this request came.</summary>
    public async ValueTask<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var configured = await ConfiguredAsync(cancellationToken);
        return configured.Length > 0 ? configured : Of(request);
    }

    /// <summary>
    /// As <see cref="OfAsync"/>, for links that are secrets, and empty where nobody knows the address for certain: the request's own host is
    /// whatever its sender wrote, and would let a stranger have a password link sent that leads to them; so it counts only where it is this machine.
    /// </summary>
    public async ValueTask<string> ForMailAsync(CancellationToken cancellationToken)
    {
        var configured = await ConfiguredAsync(cancellationToken);
        return configured.Length == 0 && http.HttpContext?.Request is { } request && IsThisMachine(request.Host.Host) ? Of(request) : configured;
    }

    private async Task<string> ConfiguredAsync(CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).BaseUrl.TrimEnd('/');

    private static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
