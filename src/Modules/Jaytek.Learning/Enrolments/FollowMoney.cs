using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Enrolments;

/// <summary>
/// Ends what an order opened whose whole price went back, and takes it up again where the money returns. A part of the price that goes back takes
/// nothing away, and neither does a period of a subscription: that ends by itself.
/// </summary>
internal sealed class FollowMoney(ActionRunner runner, IOrders orders, SoldCourses courses, EnrolmentBook book) : IEventHandler<PaymentTakenBack>, IEventHandler<PaymentRestored>
{
    /// <inheritdoc/>
    public Task HandleAsync(PaymentTakenBack domainEvent, CancellationToken cancellationToken) =>
        FollowAsync(domainEvent.OrderId, domainEvent.Purchase, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(PaymentRestored domainEvent, CancellationToken cancellationToken) =>
        FollowAsync(domainEvent.OrderId, domainEvent.Purchase, cancellationToken);

    // How the order stands now, and not what the event said: one that comes late tells of a state that has passed.
    private async Task FollowAsync(string orderId, string purchase, CancellationToken cancellationToken)
    {
        if (!SoldCourses.Sells(purchase))
            return;
        var followed = await runner.RunAsync("learning.enrolment.follow_money", async scope =>
        {
            // First the order's, as everybody else takes it.
            await scope.LockAsync(SaleKeys.Of(orderId), cancellationToken);
            return await orders.FindPaidAsync(orderId, cancellationToken) is { SubscriptionId: null } order
                ? await FollowAsync(scope, order, purchase, cancellationToken) : Result.Success;
        }, cancellationToken);
        if (followed.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private async Task<Result> FollowAsync(ActionScope scope, PaidOrder order, string purchase, CancellationToken cancellationToken)
    {
        var opened = (await EnrolmentBook.OfSourceAsync(scope, order.Id, cancellationToken)).Where(g => g.StudentId == order.BuyerId).ToList();
        var ids = opened.Count > 0 ? [.. opened.Select(g => g.CourseId)]
            : (await courses.OfAsync(purchase, order.ItemId, order.SellerId, order.Gross.Currency, cancellationToken))?.Select(one => one.CourseId).ToList() ?? [];
        await EnrolmentBook.LockAsync(scope, ids, order.BuyerId, cancellationToken);
        if (order.IsWhollyTakenBack)
        {
            foreach (var grant in opened.Where(g => g.EndedAt is null))
                await EnrolmentBook.EndAsync(scope, grant, $"the price of {order.Title} went back", cancellationToken);
            return Result.Success;
        }

        // The student has bought anew meanwhile: what comes back to us now is paid a second time.
        if (ids.Count > 0 && opened.TrueForAll(g => g.EndedAt is not null) && await book.HasAllAsync(scope, ids, order.BuyerId, order.Id, cancellationToken))
            return await orders.GiveBackAsync(order.Id, "Paid twice for the same course", cancellationToken);
        foreach (var grant in opened.Where(g => g.EndedAt is not null))
            await EnrolmentBook.OpenAsync(scope, grant.CourseId, grant.StudentId, order.Id, isLasting: true, cancellationToken);
        return Result.Success;
    }
}
