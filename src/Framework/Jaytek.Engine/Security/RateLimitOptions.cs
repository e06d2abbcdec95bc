using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.Security;

/// <summary>
/// Requests a minute by class, <c>Jaytek:RateLimits</c>; assets are exempt. What an address may ask of dear work (<see cref="LimitedWork"/>)
/// is counted beside that, in Development too: guesses and floods are tried out there first.
/// </summary>
internal sealed class RateLimitOptions
{
    /// <summary>Null: on, except that the classes of requests are not counted on loopback in Development. False: nothing is counted.</summary>
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

    /// <summary>API calls by API keys, per owner, and by applications that act for themselves: one server asks for many visitors.</summary>
    [Range(1, 1_000_000)]
    public int Servers { get; set; } = 1000;

    /// <summary>The admin's pages, per user.</summary>
    [Range(1, 1_000_000)]
    public int Admin { get; set; } = 200;

    /// <summary>Public pages, per address.</summary>
    [Range(1, 1_000_000)]
    public int Pages { get; set; } = 600;

    /// <summary>Programs at the doors where they say who they are, such as <c>/connect/token</c>: per client; a public client per address too.</summary>
    [Range(1, 1_000_000)]
    public int Clients { get; set; } = 600;

    /// <summary>The pieces of resumable uploads, and how far they are, per user.</summary>
    [Range(1, 1_000_000)]
    public int Uploads { get; set; } = 6000;

    /// <summary>Forms and calls that have a password looked at, a minute, per address, whoever is signed in.</summary>
    [Range(1, 1_000_000)]
    public int SignIns { get; set; } = 20;

    /// <summary>Sign-ups an hour, per address.</summary>
    [Range(1, 1_000_000)]
    public int SignUps { get; set; } = 10;

    /// <summary>Mails with a link that are asked for an hour, per address.</summary>
    [Range(1, 1_000_000)]
    public int MailRequests { get; set; } = 10;
}
