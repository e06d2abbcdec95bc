using System.ComponentModel.DataAnnotations;

namespace Jaytek.Identity;

/// <summary>How people sign in, <c>Jaytek:Identity</c>.</summary>
internal sealed class AccountOptions
{
    /// <summary>Wrong passwords for an account in a row from one address, or from one known browser, before these are not looked at for a while.</summary>
    [Range(1, 100)]
    public int FailuresBeforeLockout { get; set; } = 5;

    /// <summary>Wrong passwords for an account in a row from all unknown browsers together before it rests for these. Known ones get in meanwhile.</summary>
    [Range(1, 1_000)]
    public int FailuresFromEverywhere { get; set; } = 25;

    /// <summary>How long it rests, minutes. An address that goes on afterwards waits twice as long each time, up to sixteen times.</summary>
    [Range(1, 1_440)]
    public int LockoutMinutes { get; set; } = 10;

    /// <summary>How long a browser is known after a sign-in, days.</summary>
    [Range(1, 400)]
    public int DeviceDays { get; set; } = 180;

    /// <summary>Passwords that are hashed at once; 0 is half of the processors, so that pages keep the others.</summary>
    [Range(0, 256)]
    public int HashesAtOnce { get; set; }

    /// <summary>How many wait for their turn to be hashed; whoever comes beyond is asked to come again.</summary>
    [Range(0, 10_000)]
    public int HashesWaiting { get; set; } = 50;

    /// <summary>How long they wait at most, seconds.</summary>
    [Range(1, 60)]
    public int HashWaitSeconds { get; set; } = 10;

    /// <summary>The shortest password that is accepted, characters. Kinds of character are not asked for (NIST SP 800-63B, 3.1.1.2).</summary>
    [Range(8, 128)]
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a remembered session lives without use, days.</summary>
    [Range(1, 365)]
    public int SessionDays { get; set; } = 14;

    /// <summary>How long a link in a mail is good, hours.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 3;

    /// <summary>How long an account waits to be confirmed before it is deleted, days.</summary>
    [Range(1, 365)]
    public int UnconfirmedDays { get; set; } = 7;

    /// <summary>How long a bearer token is good, minutes.</summary>
    [Range(1, 1_440)]
    public int TokenMinutes { get; set; } = 60;

    /// <summary>How long a refresh token is good, days.</summary>
    [Range(1, 365)]
    public int RefreshDays { get; set; } = 14;
}
