using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Identity.SignIn;

/// <summary>By which ways people may sign in.</summary>
internal sealed class SignInCard(ISettings<SignInSettings> settings, SaveSettings<SignInSettings> save) : SettingsCard<SignInSettings>(settings, save)
{
    public override string Id => "sign-in";

    public override string Title => "Sign-in";

    public override string Lead => "By which ways people sign in, and who needs two steps.";

    public override int Position => 41;
}
