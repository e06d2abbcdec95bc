using System.ComponentModel.DataAnnotations;

namespace Jaytek.Identity.SignIn;

/// <summary>By which ways people may sign in; settings section <c>SignIn</c>.</summary>
internal sealed class SignInSettings
{
    public const string Section = "SignIn";

    [Display(Name = "Links by mail", Description = "People may sign in by a link that is sent to the address of their account.")]
    public bool Links { get; set; } = true;

    [Display(Name = "Passkeys", Description = "People may sign in with a key that their device or password manager keeps.")]
    public bool Passkeys { get; set; } = true;

    /// <summary>Names of roles, with commas between them.</summary>
    [Display(Name = "Roles that need two steps", Description = "Names with commas between them, such as Administrator, Editor; Authenticated means everybody. Who has none yet sets it up when they next sign in, and open sessions without it end at once.")]
    [StringLength(1_000)]
    public string TwoFactorRoles { get; set; } = "";

    public IEnumerable<string> RolesWithSecondStep() => TwoFactorRoles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
