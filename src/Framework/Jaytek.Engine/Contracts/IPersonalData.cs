using System.Text.Json.Nodes;

namespace Jaytek.Engine.Contracts;

/// <summary>A module's part in a person's rights over their data (GDPR articles 15, 17 and 20).</summary>
public interface IPersonalData
{
    /// <summary>The name of the part in the export.</summary>
    string Section { get; }

    /// <summary>Everything that the module keeps about the user.</summary>
    Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Erases or makes anonymous what the module keeps; runs inside the erasing action.</summary>
    Task EraseAsync(string userId, CancellationToken cancellationToken);
}
