namespace Jaytek.Engine.Settings;

/// <summary>What Orchard calls the site's general settings; section <c>Site</c>.</summary>
public sealed class SiteSettings
{
    /// <summary>The longest name, characters.</summary>
    public const int LongestName = 100;

    /// <summary>The longest address, characters.</summary>
    public const int LongestAddress = 300;

    /// <summary>26 characters, given at set-up, never changed; ids in recipes are derived from it.</summary>
    public string SiteId { get; set; } = "";

    /// <summary>When the site was set up, UTC.</summary>
    public DateTimeOffset SetUpAt { get; set; }

    /// <summary>The name in titles and mails.</summary>
    public string SiteName { get; set; } = "Jaytek";

    /// <summary>The public address without a trailing slash, or empty for the request's own.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>IANA zone in which the admin shows times.</summary>
    public string TimeZoneId { get; set; } = "UTC";

    /// <summary>Items on a public list's page.</summary>
    public int PageSize { get; set; } = 20;

    /// <summary>The public theme's id.</summary>
    public string SiteTheme { get; set; } = "";
}
