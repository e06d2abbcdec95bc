using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Enrolments;

/// <summary>Closes what a subscription opened once it has ended.</summary>
internal sealed class EndWithSubscription(ActionRunner runner, SoldCourses courses) : IEventHandler<SubscriptionEnded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(SubscriptionEnded domainEvent, CancellationToken cancellationToken)
    {
        if (!SoldCourses.Sells(domainEvent.Purchase))
            return;
        var ended = await runner.RunAsync("learning.enrolment.end_with_subscription", async scope =>
        {
            var opened = await EnrolmentBook.OfSourceAsync(scope, domainEvent.SubscriptionId, cancellationToken);
            var ids = opened.Count > 0 ? [.. opened.Select(g => g.CourseId)] : await CoursesAsync(domainEvent, cancellationToken);
            // Also where nothing is open yet: a payment that is being granted at this moment asks under the same lock whether it is over.
            await EnrolmentBook.LockAsync(scope, ids, domainEvent.BuyerId, cancellationToken);
            opened = await EnrolmentBook.OfSourceAsync(scope, domainEvent.SubscriptionId, cancellationToken);
            foreach (var grant in opened.Where(g => g.EndedAt is null))
                await EnrolmentBook.EndAsync(scope, grant, "the subscription ended", cancellationToken);
            return Result.Success;
        }, cancellationToken);
        if (ended.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private async Task<List<string>> CoursesAsync(SubscriptionEnded ended, CancellationToken cancellationToken) =>
        [.. (await courses.OfAsync(ended.Purchase, ended.ItemId, ended.BuyerId, "", cancellationToken) ?? []).Select(one => one.CourseId)];
}
