using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity;

/// <summary>The module's refusals.</summary>
internal static class IdentityErrors
{
    /// <summary>The same words whatever was wrong, so that nobody learns which names exist.</summary>
    public static readonly Error SignInRefused = new(
        "identity.sign_in.refused",
        "The name or the password is wrong. After several wrong passwords an account rests for some minutes.",
        ErrorKind.Unauthenticated);

    public static readonly Error SignInBusy = new(
        "identity.sign_in.busy", "More people sign in or up than this site can look after at once. Try again in a moment.", ErrorKind.Unavailable);

    public static readonly Error TokenRefused = new(
        "identity.token.refused", "This refresh token is no longer good. Sign in again.", ErrorKind.Unauthenticated);

    public static readonly Error UnknownSession = new("identity.session.unknown", "This session has ended already.", ErrorKind.NotFound);

    public static readonly Error LastAdministrator = new(
        "identity.user.last_administrator", "This is the last administrator who can sign in; make another one first.", ErrorKind.Conflict);

    public static readonly Error Oneself = new(
        "identity.user.oneself", "You cannot suspend or delete yourself.", ErrorKind.Conflict);

    public static readonly Error Conflict = new(
        "engine.conflict", "Somebody else changed this meanwhile. Reload it and try again.", ErrorKind.Conflict);

    public static readonly Error BeyondOwn = new(
        "identity.rights.beyond_own", "Nobody hands on, or takes over, rights that they do not hold themselves.", ErrorKind.Forbidden);

    public static Error UnknownUser(string idOrName) =>
        new("identity.user.unknown", $"There is no user {idOrName}.", ErrorKind.NotFound);

    public static Error UnknownRole(string name, IEnumerable<string> existing) =>
        Error.Member("identity.role.unknown", "Roles", $"There is no role {name}. There are: {string.Join(", ", existing)}.");

    public static Error ImplicitRole(string name) =>
        Error.Member("identity.role.implicit", "Roles", $"Nobody is made a member of {name}: it comes with being signed in or not.");

    public static Error SystemRole(string name) =>
        new("identity.role.system", $"The role {name} belongs to the product and cannot be deleted.", ErrorKind.Conflict);

    /// <summary>What ASP.NET Core Identity's validators say, by member of the input.</summary>
    public static Error From(IdentityResult result)
    {
        var members = result.Errors
            .GroupBy(error => MemberOf(error.Code), error => error.Description)
            .ToDictionary(member => member.Key, member => member.ToArray());
        var code = result.Errors.First().Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) => "identity.user.name_taken",
            nameof(IdentityErrorDescriber.DuplicateEmail) => "identity.user.email_taken",
            var other when MemberOf(other) == "Password" => "identity.password.weak",
            _ => "identity.user.invalid",
        };
        return new Error(code, string.Join(" ", members.Values.SelectMany(messages => messages)), ErrorKind.Invalid, members);
    }

    private static string MemberOf(string code) => code switch
    {
        _ when code.Contains("Password", StringComparison.Ordinal) => "Password",
        _ when code.Contains("Email", StringComparison.Ordinal) => "Email",
        _ => "UserName",
    };

    public static Error InvalidStep(string path, string message) => Error.Member("identity.recipe.invalid", path, message);
}
