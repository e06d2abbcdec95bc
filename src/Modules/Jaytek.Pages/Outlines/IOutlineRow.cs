namespace Jaytek.Pages.Outlines;

/// <summary>A line of a tree that is edited as an indented list: a form posts lines and their depth, and needs no nesting of its own.</summary>
/// <typeparam name="TSelf">The row itself.</typeparam>
internal interface IOutlineRow<TSelf> where TSelf : IOutlineRow<TSelf>
{
    /// <summary>Names the row in the buttons' values.</summary>
    string Id { get; }

    /// <summary>0 for the outermost.</summary>
    int Depth { get; }

    /// <summary>Whether others may stand below it.</summary>
    bool Holds { get; }

    /// <summary>True where it was taken away and can still be put back.</summary>
    bool IsRemoved { get; }

    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>The same row at another depth.</summary>
    TSelf At(int depth);

    /// <summary>The same row, taken away or put back.</summary>
    TSelf Taken(bool isRemoved);
}
