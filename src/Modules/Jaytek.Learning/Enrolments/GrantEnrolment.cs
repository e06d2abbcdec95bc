using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>Somebody learns in a course now.</summary>
/// <param name="CourseId">Which.</param>
/// <param name="StudentId">Who.</param>
internal sealed record StudentEnrolled(string CourseId, string StudentId) : IDomainEvent
{
    public string AggregateId => CourseId;
}

/// <summary>What follows from a paid course, all in one transaction: the enrolment, the instructor's part, and that the order is fulfilled.</summary>
internal sealed class GrantEnrolment(ActionRunner runner, IOrders orders, ISplits splits) : IEventHandler<PaymentSettled>
{
    /// <inheritdoc/>
    public async Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Purchase != CourseForSale.Name)
            return;
        if ((await GrantAsync(domainEvent, cancellationToken)).Error is { } error)
            throw new InvalidOperationException($"Order {domainEvent.OrderId} could not be fulfilled: {error}");
    }

    private Task<Result> GrantAsync(PaymentSettled paid, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("learning.enrolment.grant", async scope =>
        {
            // First the order's lock, as everybody else takes it.
            if ((await orders.FulfilAsync(paid.OrderId, cancellationToken)).Error is { } refusal)
                return refusal;
            await scope.LockAsync(Enrolment.LockName(paid.ItemId, paid.BuyerId), cancellationToken);
            var order = (await orders.FindPaidAsync(paid.OrderId, cancellationToken))!;
            var enrolments = scope.Db.Set<Enrolment>();
            var there = await enrolments.SingleOrDefaultAsync(e => e.CourseId == paid.ItemId && e.StudentId == paid.BuyerId, cancellationToken);
            // Whose price went back wholly is about to end: it keeps nobody from a new one.
            if (there is { EndedAt: null } && there.OrderId != order.Id && await orders.FindPaidAsync(there.OrderId, cancellationToken) is { IsWhollyTakenBack: false })
                return await orders.GiveBackAsync(order.Id, "Paid twice for the same course", cancellationToken);
            // Refunded before it was granted: nothing is left to grant, and the split takes note of it.
            if (!order.IsWhollyTakenBack)
                Enrol(scope, there, order);
            return (await splits.DivideAsync(
                new Sale(
                    paid.SaleKey, order.Gross, order.Tax, order.SellerId, [$"course:{order.ItemId}", $"instructor:{order.SellerId}"], PostingKind.CoursePurchase,
                    $"Order {order.Id} shared", order.PaidAt),
                cancellationToken)).ToResult();
        }, cancellationToken);

    private static void Enrol(ActionScope scope, Enrolment? there, PaidOrder order)
    {
        if (there is { EndedAt: null } && there.OrderId == order.Id)
            return;
        if (there is null)
            scope.Db.Add(new Enrolment { Id = PublicId.New(), CourseId = order.ItemId, StudentId = order.BuyerId, OrderId = order.Id, Since = scope.Now });
        else
            (there.OrderId, there.EndedAt) = (order.Id, null);
        scope.Audit("Enrolment", order.ItemId, $"{order.BuyerId} enrolled in {order.Title}");
        scope.Raise(new StudentEnrolled(order.ItemId, order.BuyerId));
    }
}
