using System.Text.Json;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>The time zone in which editors and lists show moments: the site's.</summary>
/// <param name="Zone">The zone.</param>
internal sealed record EditorZone(TimeZoneInfo Zone)
{
    /// <summary>The zone of the settings, which are in memory; UTC where they name none that this machine knows.</summary>
    public static EditorZone From(SettingsCache settings, IHostContext host)
    {
        var site = settings.Find(host.BrandId, "Site") is { } json ? JsonSerializer.Deserialize<SiteSettings>(json, Lenient) : null;
        return new EditorZone(TimeZoneInfo.TryFindSystemTimeZoneById(site?.TimeZoneId ?? "", out var zone) ? zone : TimeZoneInfo.Utc);
    }

    /// <summary>An instant on the site's clocks.</summary>
    public DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);
}
