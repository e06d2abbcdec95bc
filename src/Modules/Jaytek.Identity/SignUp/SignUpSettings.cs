using System.ComponentModel.DataAnnotations;

namespace Jaytek.Identity.SignUp;

/// <summary>Who may sign up; settings section <c>SignUp</c>.</summary>
internal sealed class SignUpSettings
{
    /// <summary>False closes the page; accounts are then made by administrators.</summary>
    [Display(Name = "People may sign up", Description = "Else accounts are made by administrators only.")]
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether DJs may: they publish under their own name at once.</summary>
    [Display(Name = "DJs may", Description = "They publish under their own name at once.")]
    public bool DJs { get; set; } = true;

    /// <summary>Whether instructors may apply.</summary>
    [Display(Name = "Instructors may apply", Description = "Until an application is accepted they are students.")]
    public bool Instructors { get; set; } = true;

    /// <summary>The page with the terms, a path of this site; empty where there is none.</summary>
    [Display(Name = "Page of the terms", Description = "A path of this site, such as /terms; empty where there is none.")]
    [RegularExpression("/[^/\\\\].*|", ErrorMessage = "A path of this site begins with one slash.")]
    public string TermsPath { get; set; } = "";

    /// <summary>The page that says what becomes of people's data, a path of this site; empty where there is none.</summary>
    [Display(Name = "Page on people's data", Description = "A path of this site, such as /privacy; empty where there is none.")]
    [RegularExpression("/[^/\\\\].*|", ErrorMessage = "A path of this site begins with one slash.")]
    public string PrivacyPath { get; set; } = "";

    public bool Allows(SignUpKind kind) => IsOpen && kind switch { SignUpKind.DJ => DJs, SignUpKind.Instructor => Instructors, _ => true };
}
