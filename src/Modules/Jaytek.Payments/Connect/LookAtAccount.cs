using Jaytek.Engine.Events;
using Jaytek.Kernel;

namespace Jaytek.Payments.Connect;

/// <summary>Somebody's account at Stripe has changed. It is this module's own.</summary>
/// <param name="UserId">Whose.</param>
internal sealed record AccountMoved(string UserId) : IDomainEvent
{
    public string AggregateId => UserId;
}

/// <summary>Asks Stripe how an account stands that has changed.</summary>
internal sealed class LookAtAccount(RecordAccount accounts) : IEventHandler<AccountMoved>
{
    /// <inheritdoc/>
    public async Task HandleAsync(AccountMoved domainEvent, CancellationToken cancellationToken)
    {
        if ((await accounts.LookAsync(domainEvent.UserId, cancellationToken)).Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
