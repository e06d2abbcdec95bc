using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Events;

/// <summary>Dates of DJs.</summary>
internal sealed class EventDates(SummaryLists lists, TimeProvider clock)
{
    /// <summary>A DJ's coming dates, the next one first.</summary>
    public async Task<IReadOnlyList<EventSummary>> ComingAsync(string djId, int count, CancellationToken cancellationToken)
    {
        var query = EventQueries.ByStart(clock.GetUtcNow(), isPast: false);
        var list = await lists.ListAsync(query with { Filters = [.. query.Filters, ContentFilter.Equal("DJs", djId)], Take = count }, cancellationToken);
        return [.. list.Items.Select(item => (EventSummary)item.Model)];
    }
}
