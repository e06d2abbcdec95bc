using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.Users;
using Jaytek.Kernel;

namespace Jaytek.Identity.SignIn;

/// <summary>The second step of who signs in by the API, in the same request as the first.</summary>
internal sealed class SecondStepOfApi(CheckSecondStep check, SignInGate gate)
{
    /// <summary>How they signed in. Errors: <c>identity.two_factor.required</c>, <c>.refused</c>, <c>.setup_needed</c>.</summary>
    public async Task<Result<Proof>> RunAsync(AppUser user, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        if (!user.TwoFactorEnabled)
            return await gate.MustHaveAsync(user, cancellationToken) ? SecondFactorErrors.SetUpNeeded : Proof.Password;
        var checkedStep = await check.RunAsync(user, code, recoveryCode, cancellationToken);
        return checkedStep.Error is { } error ? error : Proof.Password.WithSecond();
    }
}
