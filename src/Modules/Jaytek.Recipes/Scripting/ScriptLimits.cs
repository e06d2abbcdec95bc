namespace Jaytek.Recipes.Scripting;

/// <summary>What one script may use. Far above what recipes need, far below what hurts the host.</summary>
internal sealed record ScriptLimits
{
    public static ScriptLimits Default { get; } = new();

    /// <summary>Characters of source; it also bounds how deep the parser can be made to recurse.</summary>
    public int Source { get; init; } = 16 * 1024;

    /// <summary>By the clock on the wall, so with room for a machine that does much else.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);

    public int Statements { get; init; } = 200_000;

    /// <summary>Nested calls, of the script's functions and of built-in ones.</summary>
    public int Recursion { get; init; } = 100;

    /// <summary>
    /// Bytes of stack at the entry of any function. The rest of a <see cref="ScriptThread"/>'s is left to what the longest source
    /// (<see cref="Source"/>) can nest between two entries.
    /// </summary>
    public long Stack { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes allocated in all, garbage included.</summary>
    public long Memory { get; init; } = 256L * 1024 * 1024;

    /// <summary>Characters of one string.</summary>
    public int Text { get; init; } = 2 * 1024 * 1024;

    /// <summary>Items that a built-in function may walk.</summary>
    public int Items { get; init; } = 100_000;
}
