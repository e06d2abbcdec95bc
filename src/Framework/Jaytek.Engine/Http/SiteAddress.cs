using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http;

/// <summary>The site's public address, for everything that leaves it: canonical links, feeds, calendars, mails.</summary>
public sealed class SiteAddress(ISettings<SiteSettings> settings)
{
    /// <summary>The address without a slash at its end: as the settings have it, else as this request came.</summary>
    public async ValueTask<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync(cancellationToken);
        return site.BaseUrl.Length > 0 ? site.BaseUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
    }
}
