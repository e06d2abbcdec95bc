namespace Jaytek.Identity.SignUp;

/// <summary>Who may sign up; settings section <c>SignUp</c>.</summary>
internal sealed class SignUpSettings
{
    /// <summary>False closes the page; accounts are then made by administrators.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether DJs may: they publish under their own name at once.</summary>
    public bool DJs { get; set; } = true;

    /// <summary>Whether instructors may apply.</summary>
    public bool Instructors { get; set; } = true;

    /// <summary>The page with the terms, a path of this site; empty where there is none.</summary>
    public string TermsPath { get; set; } = "";

    /// <summary>The page that says what becomes of people's data, a path of this site; empty where there is none.</summary>
    public string PrivacyPath { get; set; } = "";

    public bool Allows(SignUpKind kind) => IsOpen && kind switch { SignUpKind.DJ => DJs, SignUpKind.Instructor => Instructors, _ => true };
}
