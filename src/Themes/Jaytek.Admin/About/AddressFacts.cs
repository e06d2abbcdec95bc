using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;

namespace Jaytek.Admin.About;

/// <summary>By which name the site is known, and whether it knows that itself.</summary>
internal sealed class AddressFacts(ISettings<SiteSettings> settings, HostTrust trust) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        var address = (await settings.GetAsync(cancellationToken)).BaseUrl;
        var blind = await trust.IsBlindAsync(cancellationToken);
        return
        [
            new("Address", "Base address", address.Length > 0 ? address : "Not set", blind ? SystemFactState.Bad : SystemFactState.Plain, blind ? HostTrust.Advice : null),
            new("Address", "Hosts that are answered", trust.Hosts == "*" ? "Any" : trust.Hosts),
        ];
    }
}
