using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Admin.Settings;

/// <summary>The site's general settings.</summary>
internal sealed class SiteCard(ISettings<SiteSettings> settings, SaveSiteSettings save) : ISettingsCard
{
    private static readonly KeyValuePair<string, string>[] Zones = [.. TimeZoneNames.Offered.Select(zone => new KeyValuePair<string, string>(zone, zone))];

    public string Id => "site";

    public string Title => "Site";

    public string Lead => "What the site is called, where it stands, and by which clock it is run.";

    public int Position => 0;

    public async Task<IReadOnlyList<SettingsInput>> InputsAsync(CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync(cancellationToken);
        return
        [
            new(nameof(site.SiteName), "Name", SettingsInputKind.Text, site.SiteName) { Hint = "In titles, mails and the corner of this page." },
            new(nameof(site.BaseUrl), "Base address", SettingsInputKind.Text, site.BaseUrl) { Hint = "The public address, such as https://example.org; empty takes the address by which a page is asked for." },
            new(nameof(site.TimeZoneId), "Time zone", SettingsInputKind.Suggested, site.TimeZoneId) { Hint = "Type a city or continent: Lisbon, Europe. The admin shows and asks for times in this zone.", Choices = Zones },
            new(nameof(site.PageSize), "Items on a page", SettingsInputKind.Number, site.PageSize.ToString(CultureInfo.InvariantCulture)) { Hint = "Of public lists, 1 to 100." },
        ];
    }

    public async Task<Result<string>> SaveAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var saved = await save.RunAsync(wanted => Take(wanted, values), cancellationToken);
        return saved.Error is { } error ? error : saved.Value ? "Site settings saved." : "Nothing was different.";
    }

    private static void Take(SiteSettings wanted, IReadOnlyDictionary<string, string> values)
    {
        wanted.SiteName = values.GetValueOrDefault(nameof(wanted.SiteName), wanted.SiteName).Trim();
        wanted.BaseUrl = values.GetValueOrDefault(nameof(wanted.BaseUrl), wanted.BaseUrl).Trim().TrimEnd('/');
        wanted.TimeZoneId = values.GetValueOrDefault(nameof(wanted.TimeZoneId), wanted.TimeZoneId).Trim();
        if (!values.TryGetValue(nameof(wanted.PageSize), out var size))
            size = wanted.PageSize.ToString(CultureInfo.InvariantCulture);
        // What is no number is outside the bounds, and is refused with the words for these.
        wanted.PageSize = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}
