namespace Jaytek.Contents.Contracts;

/// <summary>The epochs that Contents moves, for caches of other modules.</summary>
public static class ContentEpochs
{
    /// <summary>Moves in the transaction of every change that visitors see.</summary>
    public const string Published = "contents";
}
