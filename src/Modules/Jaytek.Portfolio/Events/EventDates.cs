using Jaytek.Contents.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Events;

/// <summary>Dates of DJs.</summary>
internal sealed class EventDates(IContentReader reader, IContentRights rights, EventSummaries summaries, TimeProvider clock)
{
    /// <summary>A DJ's coming dates, the next one first.</summary>
    public async Task<IReadOnlyList<EventSummary>> ComingAsync(string djId, int count, CancellationToken cancellationToken)
    {
        var query = EventQueries.ByStart(clock.GetUtcNow(), isPast: false);
        var page = await reader.ListAsync(query with { Filters = [.. query.Filters, ContentFilter.Equal("DJs", djId)], Take = count }, cancellationToken);
        var dates = new List<EventSummary>(page.Items.Count);
        foreach (var item in page.Items)
        {
            if (await rights.MayViewAsync(item, cancellationToken))
                dates.Add(summaries.Build(item));
        }
        return dates;
    }
}
