using System.Net;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Identity.Mail;

/// <summary>
/// Where links in mails lead: the configured address. The request's own host is whatever its sender wrote, and would let a stranger have a
/// password link sent that leads to them; so it counts only where it is this machine.
/// </summary>
internal sealed class SiteAddress(ISettings<SiteSettings> settings, IHttpContextAccessor http)
{
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var configured = (await settings.GetAsync(cancellationToken)).BaseUrl;
        if (configured.Length > 0)
            return configured;
        return http.HttpContext?.Request is { } request && IsThisMachine(request.Host.Host) ? $"{request.Scheme}://{request.Host}{request.PathBase}" : "";
    }

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
