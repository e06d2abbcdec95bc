namespace Jaytek.Identity.SignIn;

/// <summary>How somebody showed who they are.</summary>
/// <param name="Name">For its owner's list of sessions.</param>
/// <param name="Reference">The authentication method as RFC 8176 names it, for tickets and for the OpenID server.</param>
/// <param name="IsTwoFactor">True where no second step is asked for, since this one is two already or the second was done.</param>
internal sealed record Proof(string Name, string Reference, bool IsTwoFactor = false)
{
    public static readonly Proof Password = new("Password", "pwd");

    public static readonly Proof Link = new("Mailed link", "otp");

    /// <summary>The device has the key, and asked for a finger, a face or its own code before it used it.</summary>
    public static readonly Proof Passkey = new("Passkey", "hwk", IsTwoFactor: true);

    /// <summary>Another site's word for it.</summary>
    public static Proof External(string provider) => new(provider, "fed");

    /// <summary>The same after the second step.</summary>
    public Proof WithSecond() => this with { IsTwoFactor = true };
}
