using System.Net;
using Jaytek.Engine.Outgoing;
using Jaytek.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>Which addresses an endpoint may have. Where a name leads is looked at with every call; here is refused what can be told by reading.</summary>
internal sealed class EndpointUrl(IOptions<WebhooksOptions> options, IHostEnvironment environment)
{
    /// <summary>Whether this machine itself may be called.</summary>
    public bool MayBeLoopback => options.Value.AllowLoopback && environment.IsDevelopment();

    public Result<string> Read(string? text)
    {
        var url = (text ?? "").Trim();
        if (url.Length is 0 or > Endpoint.MaxUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address))
            return WebhooksErrors.Url($"Give a whole address that begins with https:// and has at most {Endpoint.MaxUrl:N0} characters.");
        var isLoopback = address.IsLoopback && MayBeLoopback;
        if (address.Scheme != Uri.UriSchemeHttps && !(isLoopback && address.Scheme == Uri.UriSchemeHttp))
            return WebhooksErrors.Url("The address begins with https://, so that nobody on the way reads what is sent. A site in Development calls http on this machine where Jaytek:Webhooks:AllowLoopback is set.");
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return WebhooksErrors.Url("The address has neither a name and password nor a part after #; what is sent is signed.");
        var isNumber = IPAddress.TryParse(address.Host.Trim('[', ']'), out var number);
        return !isLoopback && (address.IsLoopback || (isNumber && !PublicNetwork.Contains(number!)))
            ? WebhooksErrors.Url("The address lies in a private network, which this server does not call.")
            : url;
    }
}
