using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;

namespace Jaytek.Admin.About;

/// <summary>A word to who may set the site's address, while nobody has; no panel otherwise.</summary>
internal sealed class AddressWidget(HostTrust trust, ICurrentActor current, IAuthorizer authorizer) : IDashboardWidget
{
    public string Title => "The site's address is not set";

    public int Position => 1;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken) =>
        await authorizer.AllowsAsync(current.Actor, SaveSiteSettings.Manage, null, cancellationToken) && await trust.IsBlindAsync(cancellationToken)
            ? new WidgetBody("/Themes/Jaytek.Admin/About/_Address.cshtml", HostTrust.Advice)
            : null;
}
