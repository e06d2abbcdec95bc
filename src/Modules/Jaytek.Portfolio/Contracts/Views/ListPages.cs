using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>All DJs, or all mixes: a page of the list.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Items">Summaries.</param>
/// <param name="Paging">Which page this is.</param>
/// <param name="Filters">What narrows it.</param>
/// <param name="Of">The DJ to whom the list is narrowed, or null.</param>
public sealed record ItemListPage(PageHead Head, IReadOnlyList<DisplayItem> Items, Paging Paging, ListFilters Filters, LinkText? Of = null) : IPageModel;

/// <summary>Dates by month: a page of the list.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Months">Months in order, each with its dates.</param>
/// <param name="Paging">Which page this is.</param>
/// <param name="IsPast">True for what is over, the last one first.</param>
/// <param name="Filters">What narrows it.</param>
/// <param name="Tabs">The ways to look at dates.</param>
public sealed record EventListPage(
    PageHead Head, IReadOnlyList<EventMonth> Months, Paging Paging, bool IsPast, ListFilters Filters, EventTabs Tabs) : IPageModel;

/// <summary>The ways to look at dates, beside the coming and the past ones.</summary>
/// <param name="CalendarUrl">The calendar of the current month.</param>
public sealed record EventTabs(string CalendarUrl);

/// <summary>The dates of one month as a calendar.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Weeks">Whole weeks from Monday.</param>
/// <param name="Events">The same dates in their order.</param>
/// <param name="PreviousUrl">The month before, narrowed as this one.</param>
/// <param name="NextUrl">The month after.</param>
/// <param name="Filters">What narrows it.</param>
/// <param name="Tabs">The ways to look at dates.</param>
public sealed record EventMonthPage(
    PageHead Head, DateOnly Month, IReadOnlyList<IReadOnlyList<CalendarDay>> Weeks, IReadOnlyList<EventSummary> Events,
    string PreviousUrl, string NextUrl, ListFilters Filters, EventTabs Tabs) : IPageModel;

/// <summary>A day of a calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsInMonth">False for the days of other months that fill its weeks.</param>
/// <param name="IsToday">True for today by the site's clock.</param>
/// <param name="Events">The dates that start on it.</param>
public sealed record CalendarDay(DateOnly Date, bool IsInMonth, bool IsToday, IReadOnlyList<EventSummary> Events);

/// <summary>The dates of a month.</summary>
/// <param name="Month">The first day of the month; null for dates without a valid time.</param>
/// <param name="Events">The dates.</param>
public sealed record EventMonth(DateOnly? Month, IReadOnlyList<EventSummary> Events);
