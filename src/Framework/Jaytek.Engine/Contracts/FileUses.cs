namespace Jaytek.Engine.Contracts;

/// <summary>What a page does with a file of the library that is no picture.</summary>
public enum FileUse
{
    /// <summary>It is offered for download.</summary>
    Document,

    /// <summary>Browsers play it as sound.</summary>
    Sound,

    /// <summary>Browsers play it as a film.</summary>
    Film,
}

/// <summary>Tells the use of a file by its ending, without asking the library. What browsers do not play is a document, whatever it holds.</summary>
public static class FileUses
{
    /// <summary>The use of the file at a path.</summary>
    public static FileUse Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".mp3" or ".wav" or ".flac" or ".ogg" or ".oga" or ".opus" or ".aac" or ".m4a" or ".m4b" => FileUse.Sound,
        ".mp4" or ".m4v" or ".mov" or ".webm" or ".ogv" => FileUse.Film,
        _ => FileUse.Document,
    };
}
