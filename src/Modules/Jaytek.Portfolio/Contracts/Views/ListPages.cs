using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Portfolio.Contracts.Views;

/// <summary>All DJs, or all mixes: a page of the list.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Items">Summaries.</param>
/// <param name="Paging">Which page this is.</param>
/// <param name="Of">The DJ to whom the list is narrowed, or null.</param>
public sealed record ItemListPage(PageHead Head, IReadOnlyList<DisplayItem> Items, Paging Paging, LinkText? Of = null) : IPageModel;

/// <summary>Dates by month: a page of the list.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Months">Months in order, each with its dates.</param>
/// <param name="Paging">Which page this is.</param>
/// <param name="IsPast">True for what is over, the last one first.</param>
public sealed record EventListPage(PageHead Head, IReadOnlyList<EventMonth> Months, Paging Paging, bool IsPast) : IPageModel;

/// <summary>The dates of a month.</summary>
/// <param name="Month">The first day of the month; null for dates without a valid time.</param>
/// <param name="Events">The dates.</param>
public sealed record EventMonth(DateOnly? Month, IReadOnlyList<EventSummary> Events);
