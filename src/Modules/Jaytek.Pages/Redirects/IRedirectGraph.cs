namespace Jaytek.Pages.Redirects;

/// <summary>The redirects as a visitor meets them, and as one looks back from them.</summary>
internal interface IRedirectGraph
{
    /// <summary>The redirect of a path: the exact one, else that of the nearest folder above it; null where there is none.</summary>
    ValueTask<Redirect?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>At most so many of the redirects that lead to one of these addresses, or below one that ends with a star.</summary>
    ValueTask<IReadOnlyList<Redirect>> ParentsAsync(IReadOnlyList<string> fromKeys, int most, CancellationToken cancellationToken);
}
