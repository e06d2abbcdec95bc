using Jaytek.Identity.Rights;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Identity.SignIn;

/// <summary>What is next for somebody who showed who they are.</summary>
internal enum GateStep
{
    /// <summary>They are in.</summary>
    Done,

    /// <summary>A code of their app is asked for, at <c>/login/second</c>.</summary>
    Code,

    /// <summary>A role of theirs asks for a second step that they have not set up, which they do at <c>/account/two-factor</c>.</summary>
    SetUp,
}

/// <summary>The one place through which every way to sign in leads to a session: nobody skips the second step by choosing another first one.</summary>
internal sealed class SignInGate(Sessions sessions, TrustedDevice trusted, SecondFactorRule rule, RightsCache rights)
{
    public async Task<GateStep> EnterAsync(HttpContext context, AppUser user, Proof proof, bool isPersistent)
    {
        var step = await StepAsync(context, user, proof);
        if (step == GateStep.Done)
            await sessions.BeginAsync(context, user, user.TwoFactorEnabled ? proof.WithSecond() : proof, isPersistent);
        else
            await PendingSignIn.BeginAsync(context, user, proof, isPersistent);
        return step;
    }

    /// <summary>Where to go on.</summary>
    /// <param name="step">What is next.</param>
    /// <param name="target">Where they wanted to go, an address of this site.</param>
    public static string Next(GateStep step, string target) => step switch
    {
        GateStep.Code => $"~/login/second?returnUrl={Uri.EscapeDataString(target)}",
        GateStep.SetUp => $"~/account/two-factor?returnUrl={Uri.EscapeDataString(target)}",
        _ => target,
    };

    /// <summary>True where the account must not be used without a second step.</summary>
    public async Task<bool> MustHaveAsync(AppUser user, CancellationToken cancellationToken) =>
        await rights.FindAsync(user.Id, cancellationToken) is { } held && rule.Binds(held);

    private async Task<GateStep> StepAsync(HttpContext context, AppUser user, Proof proof)
    {
        if (proof.IsTwoFactor)
            return GateStep.Done;
        if (user.TwoFactorEnabled)
            return await trusted.IsAsync(context, user) ? GateStep.Done : GateStep.Code;
        return await MustHaveAsync(user, context.RequestAborted) ? GateStep.SetUp : GateStep.Done;
    }
}
