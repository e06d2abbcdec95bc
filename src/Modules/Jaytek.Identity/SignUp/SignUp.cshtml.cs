using Jaytek.Engine.Http;
using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignUp;

/// <summary><c>/signup</c>: makes an account as a student, a DJ or an instructor.</summary>
[Open("Whoever signs up has no account yet.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignUpModel(SignUpAccount signUp, IWorkLimits limits, ISettings<SignUpSettings> settings, IOptions<AccountOptions> options) : PageModel
{
    [BindProperty]
    public SignUpForm Form { get; set; } = new();

    public SignUpSettings Settings { get; private set; } = new();

    public int PasswordLength => options.Value.PasswordLength;

    /// <summary>True once a mail is on its way, or would be.</summary>
    public bool IsSent { get; private set; }

    public IEnumerable<(SignUpKind Kind, string Name, string Words)> Kinds => new[]
    {
        (SignUpKind.Student, "Student", "Take courses and keep your place in them."),
        (SignUpKind.DJ, "DJ", "Get a profile of your own, with mixes and dates."),
        (SignUpKind.Instructor, "Instructor", "Apply to teach. Until that is approved you are a student."),
    }.Where(kind => Settings.Allows(kind.Item1));

    public async Task OnGetAsync(string? @as, CancellationToken cancellationToken)
    {
        Settings = await settings.GetAsync(cancellationToken);
        Form.Kind = Enum.TryParse<SignUpKind>(@as, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && Settings.Allows(kind) ? kind : SignUpKind.Student;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Settings = await settings.GetAsync(cancellationToken);
        if (!Form.Terms)
            ModelState.AddModelError("Form.Terms", "An account needs your agreement.");
        if (Form.Kind == SignUpKind.Instructor && string.IsNullOrWhiteSpace(Form.About))
            ModelState.AddModelError("Form.About", "Say a few words about what you teach.");
        if (!ModelState.IsValid)
            return this.Invalid();
        // Only a machine fills in what nobody sees; it gets the answer that it expects.
        if (!string.IsNullOrEmpty(Form.Website))
            return Sent();
        var input = new NewSignUp(Form.Kind, Form.Email!, Form.Password!, Form.DisplayName!, Form.Kind == SignUpKind.Instructor ? Form.About : null);
        var refusal = await signUp.RefuseAsync(input, cancellationToken);
        // Only what makes or mails something is counted: who mistypes, or sits in a class room of people who do, has lost nothing.
        if (refusal is null && limits.Take(LimitedWork.SignUp, HttpContext) is { } wait)
            return this.TooMany(wait, $"More accounts were made from your network than this site takes in an hour. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes.");
        if ((refusal ?? (await signUp.RunAsync(input, cancellationToken)).Error) is not { } error)
            return Sent();
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private PageResult Sent()
    {
        IsSent = true;
        return Page();
    }

    internal sealed class SignUpForm
    {
        public SignUpKind Kind { get; set; }

        [Display(Name = "Name"), Required(ErrorMessage = "Type the name that others see."), StringLength(100, ErrorMessage = "This is longer than 100 characters.")]
        public string? DisplayName { get; set; }

        [Display(Name = "E-mail"), Required(ErrorMessage = "Type your e-mail address."), EmailAddress(ErrorMessage = "This is no e-mail address."), StringLength(254, ErrorMessage = "This is longer than any address.")]
        public string? Email { get; set; }

        [Display(Name = "Password"), Required(ErrorMessage = "Choose a password."), StringLength(256, ErrorMessage = "This is longer than 256 characters.")]
        public string? Password { get; set; }

        [Display(Name = "About you"), StringLength(SignUpTable.MaxAbout, ErrorMessage = "This is longer than 2,000 characters.")]
        public string? About { get; set; }

        [Display(Name = "I agree to the terms")]
        public bool Terms { get; set; }

        public string? Website { get; set; }
    }
}
