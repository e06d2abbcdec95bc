namespace Jaytek.BrowserTests.Days;

/// <summary>Days are lived one after the other: they share sites, and one of them moves the clock.</summary>
[CollectionDefinition(Name)]
public sealed class InOrder
{
    public const string Name = "Days";
}
