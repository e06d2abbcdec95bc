using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Types;

/// <summary>A form of settings.</summary>
/// <param name="Inputs">Those that have an effect, with their values.</param>
/// <param name="Kept">The others, as JSON.</param>
internal sealed record SettingsView(IReadOnlyList<FormInput> Inputs, string Kept);
