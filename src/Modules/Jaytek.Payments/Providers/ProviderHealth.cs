namespace Jaytek.Payments.Providers;

/// <summary>Whose money it is.</summary>
internal enum ProviderMode
{
    /// <summary>Nobody's: a page of our own plays the bank.</summary>
    Sandbox,

    /// <summary>Play money at a real provider.</summary>
    Test,

    /// <summary>Real money.</summary>
    Live,
}

/// <summary>How a provider is.</summary>
/// <param name="Mode">Whose money it is.</param>
/// <param name="LastSuccessAt">When it last answered this process, UTC; null where it never did, or is never called.</param>
/// <param name="LastFailureAt">When a call last failed, UTC.</param>
/// <param name="LastFailure">How.</param>
internal sealed record ProviderHealth(ProviderMode Mode, DateTimeOffset? LastSuccessAt, DateTimeOffset? LastFailureAt, string? LastFailure);
