using System.Globalization;

namespace Jaytek.Pages.Outlines;

/// <summary>What a button has done to an outline.</summary>
/// <param name="Focus">The id of the row that takes the focus, or null.</param>
/// <param name="Said">What to tell those who do not see it.</param>
internal sealed record OutlineMove(string? Focus, string Said);

/// <summary>Moves rows of an outline with everything below them. Pure: the form brings the rows, and nothing is saved by it.</summary>
internal static class Outline
{
    /// <summary>Brings posted rows into a shape that is a tree: none is more than one step below the one before it, none below what holds nothing, none too deep.</summary>
    public static List<T> Whole<T>(IReadOnlyList<T> rows, int levels) where T : IOutlineRow<T>
    {
        var whole = new List<T>(rows.Count);
        // The deepest place that is open after the row before.
        var most = 0;
        foreach (var row in rows)
        {
            var depth = Math.Clamp(row.Depth, 0, Math.Min(most, levels - 1));
            whole.Add(depth == row.Depth ? row : row.At(depth));
            most = row.Holds ? depth + 1 : depth;
        }

        return whole;
    }

    /// <summary>
    /// Does what a button asks: <c>up:{id}</c>, <c>down:{id}</c>, <c>in:{id}</c>, <c>out:{id}</c>, <c>remove:{id}</c>, <c>undo:{id}</c>.
    /// Rows that were taken away before are forgotten by every other verb. Null where it asks none of these.
    /// </summary>
    public static OutlineMove? Apply<T>(List<T> rows, string move, int levels) where T : IOutlineRow<T>
    {
        if (move.Split(':', 2) is not [var verb, var id])
            return null;
        if (verb != "undo")
            rows.RemoveAll(row => row.IsRemoved);
        var at = rows.FindIndex(row => row.Id == id);
        if (at < 0)
            return null;
        var may = May(rows, at, levels);
        return verb switch
        {
            "up" => may.Up ? Shift(rows, at, Before(rows, at), 0) : Same(rows, at, "It is the first here."),
            "down" => may.Down ? Shift(rows, at, End(rows, End(rows, at)), 0) : Same(rows, at, "It is the last here."),
            "in" => may.In ? Shift(rows, at, End(rows, at), 1) : Same(rows, at, "It cannot stand below the one before it."),
            "out" => may.Out ? Shift(rows, at, End(rows, Parent(rows, at)), -1) : Same(rows, at, "It stands outermost."),
            "remove" => Take(rows, at, true),
            "undo" => Take(rows, at, false),
            _ => null,
        };
    }

    /// <summary>Which moves a row has.</summary>
    public static (bool Up, bool Down, bool In, bool Out) May<T>(IReadOnlyList<T> rows, int at, int levels) where T : IOutlineRow<T>
    {
        var (before, end) = (Before(rows, at), End(rows, at));
        var lowest = rows.Skip(at).Take(end - at).Max(row => row.Depth);
        return (before >= 0,
            end < rows.Count && rows[end].Depth == rows[at].Depth,
            before >= 0 && rows[before].Holds && lowest + 1 < levels,
            rows[at].Depth > 0);
    }

    /// <summary>The place after a row and everything below it.</summary>
    public static int End<T>(IReadOnlyList<T> rows, int at) where T : IOutlineRow<T>
    {
        var end = at + 1;
        while (end < rows.Count && rows[end].Depth > rows[at].Depth)
            end++;
        return end;
    }

    // The row before it on the same level, or -1.
    private static int Before<T>(IReadOnlyList<T> rows, int at) where T : IOutlineRow<T>
    {
        var before = at - 1;
        while (before >= 0 && rows[before].Depth > rows[at].Depth)
            before--;
        return before >= 0 && rows[before].Depth == rows[at].Depth ? before : -1;
    }

    private static int Parent<T>(List<T> rows, int at) where T : IOutlineRow<T> => rows.FindLastIndex(at, row => row.Depth < rows[at].Depth);

    private static OutlineMove Shift<T>(List<T> rows, int at, int to, int deeper) where T : IOutlineRow<T>
    {
        var moved = rows[at..End(rows, at)];
        rows.RemoveRange(at, moved.Count);
        var place = to > at ? to - moved.Count : to;
        rows.InsertRange(place, moved.Select(row => row.At(row.Depth + deeper)));
        return Same(rows, place, "");
    }

    private static OutlineMove Same<T>(List<T> rows, int at, string why) where T : IOutlineRow<T>
    {
        var parent = rows[at].Depth == 0 ? -1 : Parent(rows, at);
        var siblings = Siblings(rows, at).ToList();
        var below = parent < 0 ? "" : $", below {rows[parent].Name}";
        var said = string.Create(CultureInfo.InvariantCulture, $"{why} {rows[at].Name}, {siblings.IndexOf(at) + 1} of {siblings.Count}{below}.");
        return new OutlineMove(rows[at].Id, said.TrimStart());
    }

    private static IEnumerable<int> Siblings<T>(List<T> rows, int at) where T : IOutlineRow<T>
    {
        var first = at;
        for (var before = Before(rows, at); before >= 0; before = Before(rows, before))
            first = before;
        for (var next = first; next < rows.Count && rows[next].Depth == rows[at].Depth; next = End(rows, next))
            yield return next;
    }

    private static OutlineMove Take<T>(List<T> rows, int at, bool isRemoved) where T : IOutlineRow<T>
    {
        for (var below = End(rows, at) - 1; below >= at; below--)
            rows[below] = rows[below].Taken(isRemoved);
        return new OutlineMove(rows[at].Id, isRemoved ? $"{rows[at].Name} removed." : $"{rows[at].Name} put back.");
    }
}
