using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.SignIn;

/// <summary>Refuses a user name that is somebody else's e-mail address, and the reverse: either would let one account answer for the other at sign-in.</summary>
internal sealed class SignInNameValidator : IUserValidator<AppUser>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user)
    {
        var errors = new List<IdentityError>();
        if (user.UserName is { } name && await manager.FindByEmailAsync(name) is { } byEmail && byEmail.Id != user.Id)
            errors.Add(manager.ErrorDescriber.DuplicateUserName(name));
        if (user.Email is { } email && await manager.FindByNameAsync(email) is { } byName && byName.Id != user.Id)
            errors.Add(manager.ErrorDescriber.DuplicateEmail(email));
        return errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]);
    }
}
