using Jaytek.Engine.Contracts;
using Jaytek.Engine.Events;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>An endpoint was switched off by itself, and this user is to have a mail about it. It is this module's own, and leaves by no webhook.</summary>
/// <param name="EndpointId">Which endpoint.</param>
/// <param name="UserId">Who is told.</param>
/// <param name="Host">Where the endpoint is; its whole address may hold a secret.</param>
/// <param name="Reason">Why, in sentences.</param>
internal sealed record EndpointOffMailRequested(string EndpointId, string UserId, string Host, string Reason) : IDomainEvent
{
    public string AggregateId => UserId;
}

/// <summary>Mails those who have proven their address; the notice behind the bell is there for everybody.</summary>
internal sealed class MailEndpointOff(IAccounts accounts, IMailSender sender, SiteAddress address, ISettings<SiteSettings> settings) : IEventHandler<EndpointOffMailRequested>
{
    public async Task HandleAsync(EndpointOffMailRequested domainEvent, CancellationToken cancellationToken)
    {
        if (await accounts.ProfileAsync(domainEvent.UserId, cancellationToken) is not { IsEmailConfirmed: true, Email: { Length: > 0 } to } profile)
            return;
        var (site, name) = (await address.ForMailAsync(cancellationToken), (await settings.GetAsync(cancellationToken)).SiteName);
        await sender.SendAsync(
            new Mail(
                to, $"A webhook endpoint of {name} was switched off",
                $"Hello {profile.DisplayName},\n\nthe webhook endpoint at {domainEvent.Host} was switched off. {domainEvent.Reason}\n\n"
                + "What waits for it is kept. Put the receiver right and switch the endpoint on again here:\n\n"
                + $"{site}/admin/webhooks/{domainEvent.EndpointId}\n\n{name}"),
            cancellationToken);
    }
}
