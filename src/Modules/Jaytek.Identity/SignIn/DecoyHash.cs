using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>The hash of a password that nobody knows, made once. Names without an account are checked against it, so that they take as long.</summary>
internal sealed class DecoyHash(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<AppUser>(options).HashPassword(new AppUser(), PublicId.New()));

    public string Value => _hash.Value;
}
