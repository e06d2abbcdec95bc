using Jaytek.Engine.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Jaytek.Engine.Http;

/// <summary>Whether the site takes its own address from whoever asks: where nothing says what it is called, the request's host does, and that is what its sender wrote.</summary>
public sealed class HostTrust(ISettings<SiteSettings> settings, IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>What to do about it, for the log and for administrators.</summary>
    public const string Advice =
        "Canonical links, feeds and previews take whatever host a visitor asks for. Set the base address under Settings, or AllowedHosts in the configuration.";

    /// <summary>The hosts that are answered, as configured; <c>*</c> for any.</summary>
    public string Hosts => configuration["AllowedHosts"] is { Length: > 0 } hosts ? hosts : "*";

    /// <summary>True in production where neither the base address nor the hosts are set. On a developer's machine that is as it should be.</summary>
    public async Task<bool> IsBlindAsync(CancellationToken cancellationToken) =>
        environment.IsProduction() && Hosts.Split(';').Contains("*") && (await settings.GetAsync(cancellationToken)).BaseUrl.Length == 0;
}
