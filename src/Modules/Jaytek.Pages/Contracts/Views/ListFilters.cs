namespace Jaytek.Pages.Contracts.Views;

/// <summary>What narrows a list: a form by GET, whose choice stays in the address.</summary>
/// <param name="Path">Where the form goes.</param>
/// <param name="Filters">What can be chosen.</param>
/// <param name="Chosen">What is chosen: its words, and the address without it.</param>
/// <param name="ClearUrl">The address without any choice.</param>
/// <param name="Kept">Further members of the address, as hidden inputs.</param>
/// <param name="Total">Items that match; more than 10,000 are said to be 10,000.</param>
/// <param name="Noun">What they are, in the number of <paramref name="Total"/>.</param>
public sealed record ListFilters(
    string Path, IReadOnlyList<ListFilter> Filters, IReadOnlyList<LinkText> Chosen, string ClearUrl,
    IReadOnlyList<KeyValuePair<string, string>> Kept, int Total, string Noun)
{
    /// <summary>An order to choose beside the filters, or null.</summary>
    public ListFilter? Order { get; init; }
}

/// <summary>One choice of a form.</summary>
/// <param name="Name">The member of the address.</param>
/// <param name="Label">What people read above it.</param>
/// <param name="Any">The words of no choice.</param>
/// <param name="Choices">What can be chosen, by its words.</param>
public sealed record ListFilter(string Name, string Label, string Any, IReadOnlyList<FilterChoice> Choices);

/// <summary>A value to choose.</summary>
/// <param name="Value">How the address writes it.</param>
/// <param name="Text">What people read.</param>
/// <param name="Count">How many items it would leave; null for an order, which leaves all.</param>
/// <param name="IsChosen">True where it is chosen now.</param>
public sealed record FilterChoice(string Value, string Text, int? Count, bool IsChosen);
