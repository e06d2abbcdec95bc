using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Intake;

/// <summary>An event of a provider was stored and is to be worked on. It is this module's own.</summary>
/// <param name="RowId">Which.</param>
internal sealed record ProviderSpoke(string RowId) : IDomainEvent
{
    public string AggregateId => RowId;
}

/// <summary>Checks that a message is its provider's, and stores it with the work to be done in one transaction; the work is a handler's, at its own pace.</summary>
internal sealed class StoreEvent(ActionRunner runner, PaymentProviders providers, ILogger<StoreEvent> logger)
{
    /// <summary>A message that came before is taken and does nothing. Errors: <c>payments.provider.unknown</c>, <c>payments.webhook.signature</c>, <c>payments.webhook.invalid</c>.</summary>
    public async Task<Result> RunAsync(string provider, ReadOnlyMemory<byte> body, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } known)
            return PaymentsErrors.NoProvider;
        var read = known.Check(body, headers);
        if (read.Error is { } refusal)
            return refusal;
        if (read.Value.IsOtherWorld)
        {
            // Taken, or the provider would bring it for days: what it tells is not of our money.
            logger.LogInformation("Event {Event} of {Provider} is of the other mode (test or live) than this site and was left alone", read.Value.EventId, provider);
            return Result.Success;
        }

        return (await KeepAsync(provider, read.Value, Encoding.UTF8.GetString(body.Span), cancellationToken)).ToResult();
    }

    /// <summary>
    /// Stores what was told and is to be worked on; the row's id, or null where it is there already. One that is there and cannot be read gives way to
    /// one that can. Errors: <c>payments.webhook.invalid</c>.
    /// </summary>
    public async Task<Result<string?>> KeepAsync(string provider, ProviderMessage message, string body, CancellationToken cancellationToken)
    {
        var stored = await runner.RunAsync<string?>("payments.event.store", async scope =>
        {
            if (message.EventId.Length is 0 or > ProviderEventRow.MaxEventId || message.Kind.Length > 100)
                return PaymentsErrors.Message;
            var rows = scope.Db.Set<ProviderEventRow>();
            if (await rows.SingleOrDefaultAsync(r => r.Provider == provider && r.EventId == message.EventId, cancellationToken) is { } there)
            {
                if (!IsBetter(providers.Find(provider), there, body))
                    return Result.From<string?>(null);
                (there.Body, there.Outcome, there.Note, there.Tries, there.DueAt) = (body, EventOutcome.Waiting, null, 0, scope.Now);
                scope.Raise(new ProviderSpoke(there.Id));
                return there.Id;
            }

            var row = new ProviderEventRow
            {
                Id = PublicId.New(), Provider = provider, EventId = message.EventId, Kind = message.Kind, Body = body, ReceivedAt = scope.Now, DueAt = ProviderEventRow.NextTry(0, scope.Now),
            };
            rows.Add(row);
            scope.Raise(new ProviderSpoke(row.Id));
            return row.Id;
        }, cancellationToken);
        // Its twin, at this moment.
        return stored.Error?.Code == "engine.duplicate" ? Result.From<string?>(null) : stored;
    }

    private static bool IsBetter(IPaymentProvider? provider, ProviderEventRow there, string body) =>
        provider is not null && there is { Outcome: EventOutcome.Failed, Body: { } old } && provider.Translate(old) is Unreadable && provider.Translate(body) is not Unreadable;
}
