namespace Jaytek.Contents.Items;

/// <summary>Patterns for SQL's <c>LIKE</c> in which what people typed stands for itself.</summary>
internal static class LikePattern
{
    /// <summary>The character before one that stands for itself; goes with every pattern.</summary>
    public const string Escape = "\\";

    /// <summary>Whatever holds the text.</summary>
    public static string Containing(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
