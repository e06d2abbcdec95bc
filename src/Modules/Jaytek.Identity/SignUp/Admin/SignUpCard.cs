using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Identity.SignUp.Admin;

/// <summary>Who may make an account of their own.</summary>
internal sealed class SignUpCard(ISettings<SignUpSettings> settings, SaveSettings<SignUpSettings> save) : SettingsCard<SignUpSettings>(settings, save)
{
    public override string Id => "sign-up";

    public override string Title => "Sign-up";

    public override string Lead => "Who may make an account of their own, and what they agree to.";

    public override int Position => 40;
}
