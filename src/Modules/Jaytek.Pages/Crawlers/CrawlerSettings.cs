namespace Jaytek.Pages.Crawlers;

/// <summary>What search engines are told; settings section <c>Crawlers</c>.</summary>
internal sealed class CrawlerSettings
{
    /// <summary>True tells them to stay away from the whole site, as one that is not open yet does.</summary>
    public bool KeepOut { get; set; }

    /// <summary>Further lines of <c>robots.txt</c>, after those that every site has.</summary>
    public string ExtraLines { get; set; } = "";
}
