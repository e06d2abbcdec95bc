using System.Text.Json;

namespace Jaytek.Engine.Settings;

internal sealed class TypedSettings<TSettings>(SettingsStore store, string key) : ISettings<TSettings> where TSettings : class, new()
{
    // Orchard's recipes write PascalCase; members are matched in any case and written as declared.
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString };

    public async Task<TSettings> GetAsync(CancellationToken cancellationToken) =>
        await store.FindAsync(key, cancellationToken) is { } json ? JsonSerializer.Deserialize<TSettings>(json, Json) ?? new TSettings() : new TSettings();

    public async Task SetAsync(TSettings settings, CancellationToken cancellationToken) =>
        await store.SetAsync(key, JsonSerializer.Serialize(settings, Json), cancellationToken);
}
