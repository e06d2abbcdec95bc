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

/// <summary>What follows from paid courses, all in one transaction: the enrolments, the instructors' parts, and that the order is fulfilled.</summary>
internal sealed class GrantEnrolment(ActionRunner runner, IOrders orders, ISplits splits, SoldCourses courses, EnrolmentBook book) : IEventHandler<PaymentSettled>
{
    /// <inheritdoc/>
    public async Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken)
    {
        if (SoldCourses.Sells(domainEvent.Purchase) && (await GrantAsync(domainEvent, cancellationToken)).Error is { } error)
            throw new InvalidOperationException($"Order {domainEvent.OrderId} could not be fulfilled: {error}");
    }

    private Task<Result> GrantAsync(PaymentSettled paid, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("learning.enrolment.grant", async scope =>
        {
            // First the order's lock, as everybody else takes it.
            if ((await orders.FulfilAsync(paid.OrderId, cancellationToken)).Error is { } refusal)
                return refusal;
            var order = (await orders.FindPaidAsync(paid.OrderId, cancellationToken))!;
            if (await courses.OfAsync(paid.Purchase, paid.ItemId, order.SellerId, order.Gross.Currency, cancellationToken) is not { } sold)
                return LearningErrors.BundleNotFound;
            var ids = sold.Select(course => course.CourseId).ToList();
            await EnrolmentBook.LockAsync(scope, ids, order.BuyerId, cancellationToken);
            // Whether a subscription is over is asked under the lock, under which its end closes what it opened.
            order = (await orders.FindPaidAsync(paid.OrderId, cancellationToken))!;
            if (order.SubscriptionId is null && await book.HasAllAsync(scope, ids, order.BuyerId, order.Id, cancellationToken))
                return await orders.GiveBackAsync(order.Id, "Paid twice for the same course", cancellationToken);
            await OpenAsync(scope, order, ids, cancellationToken);
            // Divided once: what the content says later changes nothing of it.
            return order.Gross.IsZero || (await splits.LinesAsync(paid.SaleKey, cancellationToken)).Count > 0 ? Result.Success : await DivideAsync(paid.SaleKey, order, sold, cancellationToken);
        }, cancellationToken);

    private static async Task OpenAsync(ActionScope scope, PaidOrder order, IReadOnlyList<string> courseIds, CancellationToken cancellationToken)
    {
        var source = order.SubscriptionId ?? order.Id;
        // An order that was a guest's until now.
        foreach (var other in (await EnrolmentBook.OfSourceAsync(scope, source, cancellationToken)).Where(g => g.StudentId != order.BuyerId))
            await EnrolmentBook.EndAsync(scope, other, "the order has another owner", cancellationToken);
        // Refunded before it was granted: nothing is left to grant, and the split takes note of it.
        if (order is { SubscriptionId: null, IsWhollyTakenBack: true } or { IsSubscriptionOver: true })
            return;
        foreach (var courseId in courseIds)
            await EnrolmentBook.OpenAsync(scope, courseId, order.BuyerId, source, order.SubscriptionId is null, cancellationToken);
    }

    private async Task<Result> DivideAsync(string saleKey, PaidOrder order, IReadOnlyList<SoldCourse> sold, CancellationToken cancellationToken) => (await splits.DivideAsync(
        new Sale(
            saleKey, order.Gross, order.Tax,
            [.. sold.Select(course => new SalePart(course.SellerId, [CourseScopes.KeyOf(course.CourseId), InstructorScopes.KeyOf(course.SellerId)]) { Weight = course.Weight })],
            order.SubscriptionId is null ? PostingKind.CoursePurchase : PostingKind.Subscription, $"Sale of {order.Title}", order.PaidAt),
        cancellationToken)).ToResult();
}
