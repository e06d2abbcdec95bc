using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.Security;

/// <summary>Requests a minute by class, <c>Jaytek:RateLimits</c>. Assets are exempt.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Null: on, except on loopback in Development.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Sign-in and other writes by nobody, per address.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousWrites { get; set; } = 20;

    /// <summary>API reads by nobody, per address.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousApi { get; set; } = 50;

    /// <summary>API calls of a signed-in user.</summary>
    [Range(1, 1_000_000)]
    public int SignedIn { get; set; } = 100;

    /// <summary>The admin's pages, per user.</summary>
    [Range(1, 1_000_000)]
    public int Admin { get; set; } = 200;

    /// <summary>Public pages, per address.</summary>
    [Range(1, 1_000_000)]
    public int Pages { get; set; } = 600;
}
