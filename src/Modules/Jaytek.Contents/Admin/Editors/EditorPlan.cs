using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>When an item publishes and unpublishes itself, as the panel of the editor shows it: in the site's time zone, though it is kept in UTC.</summary>
/// <param name="Zone">The site's zone.</param>
/// <param name="Publish">The input's name, where the type can be published later; else null.</param>
/// <param name="Archive">The input's name, where the type can be archived later; else null.</param>
/// <param name="PublishAt">When the newest version will be published, UTC; null where it is published or not planned.</param>
/// <param name="PublishText">What stands in the input: what is kept, or what was typed and not taken.</param>
/// <param name="ArchiveText">What stands in the other one.</param>
/// <param name="PublishKept">What the input shows of the plan that is kept.</param>
internal sealed record PlanView(
    TimeZoneInfo Zone, string? Publish, string? Archive, DateTimeOffset? PublishAt, string PublishText, string ArchiveText, string PublishKept)
{
    /// <summary>A moment as people of the site write it.</summary>
    public string Words(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The zone with its distance to UTC at a moment: <c>Europe/Lisbon (UTC+01:00)</c>.</summary>
    public string ZoneAt(DateTimeOffset instant)
    {
        var offset = Zone.GetUtcOffset(instant);
        return Zone.Id == "UTC" ? "UTC" : $"{Zone.Id} (UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset:hh\\:mm})";
    }
}

/// <summary>Translates the panel's local times.</summary>
internal sealed class EditorPlan(ISettings<SiteSettings> settings)
{
    public const string PublishName = $"{PublishLaterPart.PartName}.{PublishLaterPart.Member}";
    public const string ArchiveName = $"{ArchiveLaterPart.PartName}.{ArchiveLaterPart.Member}";

    private const string Local = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The panel of an item, or null where its type knows no plans.</summary>
    /// <param name="item">The item as it was typed: what stands in the inputs.</param>
    /// <param name="stored">The item as it is kept, whose plan alone counts.</param>
    /// <param name="type">Its type.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PlanView?> OfAsync(ContentItem item, ContentItem stored, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var publish = type.FirstOf(PublishLaterPart.PartName) is null ? null : PublishName;
        var archive = type.FirstOf(ArchiveLaterPart.PartName) is null ? null : ArchiveName;
        if (publish is null && archive is null)
            return null;
        var zone = await ZoneAsync(cancellationToken);
        var (typed, kept) = (item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member], stored.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member]);
        var archiveAt = item.Part(ArchiveLaterPart.PartName)?[ArchiveLaterPart.Member];
        return new PlanView(zone, publish, archive, stored.Published ? null : kept.AsInstant(), Text(typed), Text(archiveAt), Text(kept));

        // What could not be read as a time stays as it was typed, so that its error stands beside it.
        string Text(System.Text.Json.Nodes.JsonNode? node) =>
            node.AsInstant() is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString(Local, CultureInfo.InvariantCulture) : MomentField.Typed(node.AsText() ?? "");
    }

    /// <summary>The form with its planned times in UTC, as the parts take them.</summary>
    public async Task<IFormCollection> ToUtcAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (!form.ContainsKey(PublishName) && !form.ContainsKey(ArchiveName))
            return form;
        var zone = await ZoneAsync(cancellationToken);
        var values = form.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { PublishName, ArchiveName })
        {
            if (values.TryGetValue(name, out var typed) && ToUtc(typed.ToString(), zone) is { } utc)
                values[name] = new StringValues(utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        return new FormCollection(values, form.Files);
    }

    /// <summary>The moment of a local time; of two (when clocks go back) the first. Null where the text is none, and where clocks skip it: <see cref="MomentField"/> then tells.</summary>
    internal static DateTime? ToUtc(string typed, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(typed.Trim(), [Local, Local + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        return WallClock.Refuse(local, zone) is null ? WallClock.ToUtc(local, zone).UtcDateTime : null;
    }

    // A zone that this machine does not know is shown as UTC rather than not at all.
    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken) =>
        TimeZoneInfo.TryFindSystemTimeZoneById((await settings.GetAsync(cancellationToken)).TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
}
