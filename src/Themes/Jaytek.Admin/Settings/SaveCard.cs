using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Admin.Settings;

/// <summary>
/// Saves a card unless what its form showed has changed meanwhile. Asked and saved in one unit of work, so that nobody comes in between; what
/// other forms keep in the same section is no conflict. The rights are asked by the action behind the card.
/// </summary>
internal static class SaveCard
{
    /// <summary>What to tell. Errors: <c>engine.conflict</c>, and those of the card.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="card">The card.</param>
    /// <param name="seen">The mark of the values that the form showed; null for a form that did not say.</param>
    /// <param name="values">What was typed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<Result<string>> RunAsync(
        ActionRunner runner, ISettingsCard card, string? seen, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("admin.settings.save", async _ =>
            seen is not null && MarkOf(await card.InputsAsync(cancellationToken)) != seen
                ? new Error("engine.conflict", "Somebody else changed these settings meanwhile. What you typed still stands below; save again to keep it.", ErrorKind.Conflict)
                : await card.SaveAsync(values, cancellationToken), cancellationToken);

    /// <summary>The same for the same values, and for no others.</summary>
    public static string MarkOf(IEnumerable<SettingsInput> inputs) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(inputs.Select(input => new[] { input.Name, input.Value }))));
}
