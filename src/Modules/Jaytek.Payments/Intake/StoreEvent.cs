using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>An event of a provider was stored and is to be worked on. It is this module's own.</summary>
/// <param name="RowId">Which.</param>
internal sealed record ProviderSpoke(string RowId) : IDomainEvent
{
    public string AggregateId => RowId;
}

/// <summary>Checks that a message is its provider's, and stores it with the work to be done in one transaction; the work is a handler's, at its own pace.</summary>
internal sealed class StoreEvent(ActionRunner runner, PaymentProviders providers)
{
    /// <summary>A message that came before is taken and does nothing. Errors: <c>payments.provider.unknown</c>, <c>payments.webhook.signature</c>, <c>payments.webhook.invalid</c>.</summary>
    public async Task<Result> RunAsync(string provider, ReadOnlyMemory<byte> body, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } known)
            return PaymentsErrors.NoProvider;
        var read = known.Check(body, headers);
        if (read.Error is { } refusal)
            return refusal;
        var stored = await runner.RunAsync("payments.event.store", async scope =>
        {
            var message = read.Value;
            if (message.EventId.Length is 0 or > ProviderEventRow.MaxEventId || message.Kind.Length > 100)
                return PaymentsErrors.Message;
            var rows = scope.Db.Set<ProviderEventRow>();
            if (await rows.AnyAsync(r => r.Provider == provider && r.EventId == message.EventId, cancellationToken))
                return Result.Success;
            var row = new ProviderEventRow
            {
                Id = PublicId.New(), Provider = provider, EventId = message.EventId, Kind = message.Kind, Body = Encoding.UTF8.GetString(body.Span), ReceivedAt = scope.Now,
            };
            rows.Add(row);
            scope.Raise(new ProviderSpoke(row.Id));
            return Result.Success;
        }, cancellationToken);
        // Its twin, at this moment.
        return stored.Error?.Code == "engine.duplicate" ? Result.Success : stored;
    }
}
