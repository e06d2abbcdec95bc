using System.Text.Json.Nodes;

namespace Jaytek.Recipes.Files;

/// <summary>A recipe that has been read: its header, its variables as they stand in the file, its steps in order.</summary>
internal sealed record RecipeFile(
    RecipeHeader Header,
    JsonObject Variables,
    IReadOnlyList<RecipeFileStep> Steps,
    IReadOnlyList<FileWarning> Warnings,
    SourceMap Source)
{
    /// <summary>SHA-256 of the file's bytes, in hex: two files of one hash have the same steps at the same places.</summary>
    public string Hash { get; } = Source.Hash();
}

/// <summary>One entry of <c>steps</c>, not yet evaluated.</summary>
/// <param name="Index">From 0, in file order.</param>
/// <param name="Name">The step's name as written; empty where it has none.</param>
/// <param name="Data">The whole step, <c>name</c> included.</param>
internal sealed record RecipeFileStep(int Index, string Name, JsonObject Data)
{
    /// <summary>The step's place in the document.</summary>
    public string Path => $"$.steps[{Index}]";
}

/// <summary>Something that was passed over, and where.</summary>
/// <param name="Path">The JSON path in the file, such as <c>$.steps[2].Data[0].ContentType</c>.</param>
/// <param name="Message">A sentence.</param>
internal sealed record FileWarning(string Path, string Message);
