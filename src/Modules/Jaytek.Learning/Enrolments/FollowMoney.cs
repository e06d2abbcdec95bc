using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>Ends an enrolment whose whole price went back, and takes it up again where the money returns. A part of the price that goes back takes nothing away.</summary>
internal sealed class FollowMoney(ActionRunner runner, IOrders orders) : IEventHandler<PaymentTakenBack>, IEventHandler<PaymentRestored>
{
    /// <inheritdoc/>
    public Task HandleAsync(PaymentTakenBack domainEvent, CancellationToken cancellationToken) => FollowAsync(domainEvent.OrderId, domainEvent.Purchase, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(PaymentRestored domainEvent, CancellationToken cancellationToken) => FollowAsync(domainEvent.OrderId, domainEvent.Purchase, cancellationToken);

    // How the order stands now, and not what the event said: one that comes late tells of a state that has passed.
    private async Task FollowAsync(string orderId, string purchase, CancellationToken cancellationToken)
    {
        if (purchase != CourseForSale.Name)
            return;
        var followed = await runner.RunAsync("learning.enrolment.follow_money", async scope =>
        {
            var order = await orders.FindPaidAsync(orderId, cancellationToken);
            var enrolment = await scope.Db.Set<Enrolment>().SingleOrDefaultAsync(e => e.OrderId == orderId, cancellationToken);
            if (order is null || enrolment is null || order.IsWhollyTakenBack == enrolment.EndedAt is not null)
                return Result.Success;
            enrolment.EndedAt = order.IsWhollyTakenBack ? scope.Now : null;
            scope.Audit("Enrolment", enrolment.CourseId, $"Enrolment of {enrolment.StudentId} in {order.Title} {(order.IsWhollyTakenBack ? "ended, since the price went back" : "goes on")}");
            return Result.Success;
        }, cancellationToken);
        if (followed.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
