using Jaytek.Engine.Epochs;

namespace Jaytek.Pages.Redirects;

/// <summary>What is known of a path that nothing answers.</summary>
/// <param name="Id">The redirect, or 0 where there is none: that is remembered too, for robots ask for the same nothing again and again.</param>
/// <param name="FromKey">Its address as it is compared.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Status">What it answers.</param>
internal sealed record KnownRedirect(long Id, string FromKey, string To, int Status)
{
    public static readonly KnownRedirect None = new(0, "", "", 0);
}

/// <summary>Answers of the last unknown addresses, until a redirect changes.</summary>
internal sealed class RedirectCache : IEpochListener, IDisposable
{
    /// <summary>Moves with every change of a redirect.</summary>
    public const string Name = "pages.redirects";

    private const long Bytes = 4 * 1024 * 1024;

    public EpochCache<KnownRedirect> Answers { get; } = new(Bytes);

    public string Epoch => Name;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Answers.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => Answers.Dispose();
}
