using System.Text.Json;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>The time zone in which the editor shows moments: the site's.</summary>
/// <param name="Zone">The zone.</param>
internal sealed record EditorZone(TimeZoneInfo Zone)
{
    /// <summary>The zone of the settings, which are in memory; UTC where they name none that this machine knows.</summary>
    public static EditorZone From(SettingsCache settings, IHostContext host)
    {
        var site = settings.Find(host.BrandId, "Site") is { } json ? JsonSerializer.Deserialize<SiteSettings>(json, Lenient) : null;
        return new EditorZone(TimeZoneInfo.TryFindSystemTimeZoneById(site?.TimeZoneId ?? "", out var zone) ? zone : TimeZoneInfo.Utc);
    }

    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);
}
