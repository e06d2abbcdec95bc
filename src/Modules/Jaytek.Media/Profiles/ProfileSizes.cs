using Jaytek.Engine.Contracts;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Settings;

namespace Jaytek.Media.Profiles;

/// <summary>What a media profile asks for.</summary>
/// <param name="Width">Pixels, or null for any.</param>
/// <param name="Height">Pixels, or null for any.</param>
/// <param name="IsCut">True where the picture fills both by being cut; false where it is shrunk to fit into them.</param>
internal sealed record ProfileSize(int? Width, int? Height, bool IsCut)
{
    /// <summary>The shape that is cut, or null.</summary>
    public double? Ratio => IsCut && this is { Width: { } width, Height: { } height } ? (double)width / height : null;

    /// <summary>How wide a picture of this size becomes at most.</summary>
    public int FitWidth(int width, int height)
    {
        var byWidth = Width ?? int.MaxValue;
        var byHeight = Height is { } limit ? (int)Math.Round((double)limit * width / height) : int.MaxValue;
        return Math.Max(1, Math.Min(byWidth, byHeight));
    }
}

/// <summary>Reads the kept profiles, in Orchard's JSON. Of its modes only Crop cuts; what pads or stretches there is shrunk to fit here.</summary>
internal sealed class ProfileSizes(SettingsCache settings)
{
    private const int SiteBrand = 1;
    private const int Crop = 2;

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private volatile Read _read = new(null, new Dictionary<string, ProfileSize>());

    public ProfileSize? Find(string? name) => string.IsNullOrEmpty(name) ? null : Kept().GetValueOrDefault(name);

    /// <summary>All of them by their names.</summary>
    public IReadOnlyDictionary<string, ProfileSize> All => Kept();

    private IReadOnlyDictionary<string, ProfileSize> Kept()
    {
        var json = settings.Find(SiteBrand, MediaProfiles.Key);
        var read = _read;
        // The cache answers the same string until settings change.
        if (!ReferenceEquals(read.Json, json))
            _read = read = new Read(json, Parse(json));
        return read.Profiles;
    }

    private static Dictionary<string, ProfileSize> Parse(string? json)
    {
        var kept = json is null ? null : JsonSerializer.Deserialize<MediaProfiles>(json, Json);
        var sizes = new Dictionary<string, ProfileSize>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, profile) in kept?.Profiles ?? [])
        {
            var (width, height) = (Positive(profile, "Width"), Positive(profile, "Height"));
            if (width is not null || height is not null)
                sizes[name] = new ProfileSize(width, height, IsCrop(profile.InAnyCase("Mode")));
        }
        return sizes;
    }

    private static bool IsCrop(JsonNode? mode) => mode?.ToString() is { } text && (text == Crop.ToString(System.Globalization.CultureInfo.InvariantCulture) || text.Equals("crop", StringComparison.OrdinalIgnoreCase));

    private static int? Positive(JsonObject profile, string name) =>
        int.TryParse(profile.InAnyCase(name)?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private sealed record Read(string? Json, IReadOnlyDictionary<string, ProfileSize> Profiles);
}
