using System.ComponentModel.DataAnnotations;

namespace Jaytek.Identity;

/// <summary>How people sign in, <c>Jaytek:Identity</c>.</summary>
internal sealed class AccountOptions
{
    /// <summary>Wrong passwords in a row before an account rests.</summary>
    [Range(1, 100)]
    public int FailuresBeforeLockout { get; set; } = 5;

    /// <summary>How long it rests, minutes.</summary>
    [Range(1, 1_440)]
    public int LockoutMinutes { get; set; } = 10;

    /// <summary>The shortest password that is accepted, characters. Kinds of character are not asked for (NIST SP 800-63B, 3.1.1.2).</summary>
    [Range(8, 128)]
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a remembered session lives without use, days.</summary>
    [Range(1, 365)]
    public int SessionDays { get; set; } = 14;

    /// <summary>How long a link in a mail is good, hours.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 3;

    /// <summary>How long a bearer token is good, minutes.</summary>
    [Range(1, 1_440)]
    public int TokenMinutes { get; set; } = 60;

    /// <summary>How long a refresh token is good, days.</summary>
    [Range(1, 365)]
    public int RefreshDays { get; set; } = 14;
}
