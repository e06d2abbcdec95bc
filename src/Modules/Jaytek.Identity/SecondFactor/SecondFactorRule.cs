using System.Collections.Frozen;
using System.Text.Json;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.SignIn;

namespace Jaytek.Identity.SecondFactor;

/// <summary>Whose accounts must have a second step, by the site's settings: read from memory and taken apart once a change, since every request asks.</summary>
internal sealed class SecondFactorRule(SettingsCache settings)
{
    /// <summary>Accounts belong to the whole installation, so its first brand's settings rule them.</summary>
    private const int Brand = 1;

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private volatile State _state = new(null, FrozenSet<string>.Empty);

    /// <summary>True where a role of theirs asks for it. The role of everybody who has signed in counts.</summary>
    public bool Binds(UserRights rights)
    {
        var json = settings.Find(Brand, SignInSettings.Section);
        var state = _state;
        if (!ReferenceEquals(state.Json, json))
            _state = state = new State(json, Read(json));
        return state.Roles.Count > 0
            && (state.Roles.Contains(SystemRoles.Normalize(SystemRoles.Authenticated)) || rights.Roles.Any(role => state.Roles.Contains(SystemRoles.Normalize(role))));
    }

    private static FrozenSet<string> Read(string? json) =>
        ((json is null ? null : JsonSerializer.Deserialize<SignInSettings>(json, Json)) ?? new SignInSettings())
            .RolesWithSecondStep().Select(SystemRoles.Normalize).ToFrozenSet(StringComparer.Ordinal);

    private sealed record State(string? Json, FrozenSet<string> Roles);
}
