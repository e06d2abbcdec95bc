using System.Net;
using Jaytek.Engine.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace Jaytek.Engine.Hosting;

/// <summary>
/// The reverse proxies whose word counts, <c>Jaytek:Proxy</c>: from these <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.
/// From nobody by default, since anybody can send them.
/// </summary>
internal sealed class ProxyOptions
{
    /// <summary>Networks such as <c>10.0.0.0/8</c>.</summary>
    public string[] KnownNetworks { get; set; } = [];

    /// <summary>Single addresses.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>What the middleware needs; null where no proxy is known.</summary>
    /// <exception cref="ConfigurationException">A value is no network or address; the message names the key.</exception>
    public static ForwardedHeadersOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Jaytek:Proxy");
        // Every hop on the way must be known, so their number needs no limit.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var entry in section.GetSection(nameof(KnownNetworks)).GetChildren())
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(entry.Value, out var network)
                ? network
                : throw new ConfigurationException(entry.Path, $"'{entry.Value}' is no network such as 10.0.0.0/8"));
        foreach (var entry in section.GetSection(nameof(KnownProxies)).GetChildren())
            forwarded.KnownProxies.Add(IPAddress.TryParse(entry.Value, out var address)
                ? address
                : throw new ConfigurationException(entry.Path, $"'{entry.Value}' is no IP address"));
        return forwarded.KnownIPNetworks.Count + forwarded.KnownProxies.Count > 0 ? forwarded : null;
    }
}
