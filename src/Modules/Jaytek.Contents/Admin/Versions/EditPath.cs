namespace Jaytek.Contents.Admin.Versions;

/// <summary>One token of a shortest edit.</summary>
/// <param name="Kind">Kept, added or removed.</param>
/// <param name="At">Its place: in the later list where it was added, else in the earlier one.</param>
internal readonly record struct EditStep(PieceKind Kind, int At);

/// <summary>The shortest way from one list of tokens to another: the greedy algorithm of Myers (1986), with the furthest points of each round kept for the way back.</summary>
internal static class EditPath
{
    /// <summary>The steps in order, or null where more than <paramref name="most"/> tokens would have to be added and removed.</summary>
    public static IReadOnlyList<EditStep>? Between(List<string> left, List<string> right, int most)
    {
        var limit = Math.Min(most, left.Count + right.Count);
        var furthest = new int[(2 * limit) + 3];
        var rounds = new List<int[]>();
        for (var round = 0; round <= limit; round++)
        {
            // Only the diagonals that this round may read are kept, so that memory grows with what differs.
            rounds.Add(furthest[(limit + 1 - round)..(limit + 2 + round)]);
            for (var diagonal = -round; diagonal <= round; diagonal += 2)
            {
                var x = Reached(furthest, limit + 1 + diagonal, diagonal, round);
                while (x < left.Count && x - diagonal < right.Count && left[x] == right[x - diagonal])
                    x++;
                furthest[limit + 1 + diagonal] = x;
                if (x >= left.Count && x - diagonal >= right.Count)
                    return WayBack(rounds, left.Count, right.Count);
            }
        }

        return null;
    }

    // Down (an addition) from the diagonal above, or right (a removal) from the one below, whichever got further.
    private static int Reached(int[] furthest, int at, int diagonal, int round) =>
        diagonal == -round || (diagonal != round && furthest[at - 1] < furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;

    private static List<EditStep> WayBack(List<int[]> rounds, int x, int y)
    {
        var steps = new List<EditStep>();
        for (var round = rounds.Count - 1; round >= 0; round--)
        {
            var kept = rounds[round];
            int At(int diagonal) => diagonal + round is var at && at >= 0 && at < kept.Length ? kept[at] : -1;
            var diagonal = x - y;
            var isDown = diagonal == -round || (diagonal != round && At(diagonal - 1) < At(diagonal + 1));
            var before = isDown ? diagonal + 1 : diagonal - 1;
            var fromX = round == 0 ? 0 : At(before);
            var fromY = round == 0 ? 0 : fromX - before;
            for (; x > fromX && y > fromY; x--, y--)
                steps.Add(new EditStep(PieceKind.Same, x - 1));
            if (round > 0)
                steps.Add(isDown ? new EditStep(PieceKind.Added, y - 1) : new EditStep(PieceKind.Removed, x - 1));
            (x, y) = (fromX, fromY);
        }

        steps.Reverse();
        return steps;
    }
}
