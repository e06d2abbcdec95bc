using System.Collections.Frozen;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity.SecondFactor;

/// <summary>Whose accounts must have a second step, by the site's settings; in memory, since every request asks.</summary>
internal sealed class SecondFactorRule(IServiceScopeFactory scopes) : IEpochListener
{
    private volatile FrozenSet<string> _roles = FrozenSet<string>.Empty;

    /// <summary>The epoch of all settings.</summary>
    public string Epoch => "settings";

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = await scope.ServiceProvider.GetRequiredService<ISettings<SignInSettings>>().GetAsync(cancellationToken);
        _roles = settings.RolesWithSecondStep().Select(SystemRoles.Normalize).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>True where a role of theirs asks for it. The role of everybody who has signed in counts.</summary>
    public bool Binds(UserRights rights) =>
        _roles.Count > 0 && (_roles.Contains(SystemRoles.Normalize(SystemRoles.Authenticated)) || rights.Roles.Any(role => _roles.Contains(SystemRoles.Normalize(role))));
}
