using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.PageCaching;

/// <summary>How public pages are kept ready, <c>Jaytek:PageCache</c>.</summary>
internal sealed class PageCacheOptions
{
    /// <summary>Memory for pages in this process; 0 makes every page anew.</summary>
    [Range(0, 65_536)]
    public int Megabytes { get; set; } = 32;

    /// <summary>The longest that a page is kept: what a clock changes on it (the next dates) is at most this old.</summary>
    [Range(1, 86_400)]
    public int Seconds { get; set; } = 60;
}
