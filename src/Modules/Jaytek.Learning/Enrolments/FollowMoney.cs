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
    public Task HandleAsync(PaymentTakenBack domainEvent, CancellationToken cancellationToken) =>
        FollowAsync(domainEvent.OrderId, domainEvent.Purchase, domainEvent.ItemId, domainEvent.BuyerId, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(PaymentRestored domainEvent, CancellationToken cancellationToken) =>
        FollowAsync(domainEvent.OrderId, domainEvent.Purchase, domainEvent.ItemId, domainEvent.BuyerId, cancellationToken);

    // How the order stands now, and not what the event said: one that comes late tells of a state that has passed.
    private async Task FollowAsync(string orderId, string purchase, string courseId, string studentId, CancellationToken cancellationToken)
    {
        if (purchase != CourseForSale.Name)
            return;
        var followed = await runner.RunAsync("learning.enrolment.follow_money", async scope =>
        {
            // First the order's, as everybody else takes it.
            await scope.LockAsync(SaleKeys.Of(orderId), cancellationToken);
            await scope.LockAsync(Enrolment.LockName(courseId, studentId), cancellationToken);
            var order = await orders.FindPaidAsync(orderId, cancellationToken);
            var enrolment = await scope.Db.Set<Enrolment>().SingleOrDefaultAsync(e => e.CourseId == courseId && e.StudentId == studentId, cancellationToken);
            if (order is null || enrolment is null)
                return Result.Success;
            // The student has bought anew meanwhile: what comes back to us now is paid a second time.
            if (enrolment.OrderId != orderId)
                return order.IsWhollyTakenBack || enrolment.EndedAt is not null ? Result.Success : await orders.GiveBackAsync(orderId, "Paid twice for the same course", cancellationToken);
            if (order.IsWhollyTakenBack == enrolment.EndedAt is not null)
                return Result.Success;
            enrolment.EndedAt = order.IsWhollyTakenBack ? scope.Now : null;
            scope.Audit("Enrolment", enrolment.CourseId, $"Enrolment of {enrolment.StudentId} in {order.Title} {(order.IsWhollyTakenBack ? "ended, since the price went back" : "goes on")}");
            return Result.Success;
        }, cancellationToken);
        if (followed.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
