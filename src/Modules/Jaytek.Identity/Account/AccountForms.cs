using System.ComponentModel.DataAnnotations;

namespace Jaytek.Identity.Account;

internal sealed class ProfileForm
{
    [Display(Name = "Name"), StringLength(100, ErrorMessage = "This is longer than 100 characters.")]
    public string? DisplayName { get; set; }

    [Display(Name = "Time zone"), StringLength(64, ErrorMessage = "This is no time zone.")]
    public string? TimeZone { get; set; }
}

internal sealed class AddressForm
{
    [Display(Name = "New address"), Required(ErrorMessage = "Type the new address."), EmailAddress(ErrorMessage = "This is no e-mail address."), StringLength(254, ErrorMessage = "This is longer than any address.")]
    public string? Email { get; set; }

    [Display(Name = "Your password"), StringLength(256)]
    public string? Password { get; set; }

    [Display(Name = "Code of your app"), StringLength(64)]
    public string? Code { get; set; }
}

internal sealed class PasswordForm
{
    [Display(Name = "Present password"), StringLength(256)]
    public string? Current { get; set; }

    [Display(Name = "Code of your app"), StringLength(64)]
    public string? Code { get; set; }

    [Display(Name = "New password"), Required(ErrorMessage = "Choose a password."), StringLength(256, ErrorMessage = "This is longer than 256 characters.")]
    public string? Password { get; set; }
}

internal sealed class LeaveForm
{
    [Display(Name = "Your password"), StringLength(256)]
    public string? Password { get; set; }

    [Display(Name = "Code of your app"), StringLength(64)]
    public string? Code { get; set; }

    [Display(Name = "Yes, erase my account")]
    public bool IsSure { get; set; }
}
