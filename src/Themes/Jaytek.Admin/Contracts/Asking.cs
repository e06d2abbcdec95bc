using Microsoft.Extensions.Logging;

namespace Jaytek.Admin.Contracts;

/// <summary>What a source answered.</summary>
/// <param name="Source">Who was asked.</param>
/// <param name="Value">What it said; nothing where it failed.</param>
/// <param name="IsSilent">True where it failed: the page says that it did not answer, and the log says why.</param>
public sealed record Answer<TSource, TValue>(TSource Source, TValue? Value, bool IsSilent);

/// <summary>Asks what modules contribute to a page.</summary>
public static class Asking
{
    /// <summary>The answers in the order of the sources. One that fails takes neither the others nor the page with it.</summary>
    public static async Task<IReadOnlyList<Answer<TSource, TValue>>> AskAsync<TSource, TValue>(
        this IEnumerable<TSource> sources, Func<TSource, Task<TValue>> ask, ILogger logger, CancellationToken cancellationToken)
        where TSource : notnull
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(ask);
        var answers = new List<Answer<TSource, TValue>>();
        foreach (var source in sources)
        {
            try
            {
                answers.Add(new Answer<TSource, TValue>(source, await ask(source), IsSilent: false));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(e, "{Source} did not answer; its page is shown without it", source.GetType().Name);
                answers.Add(new Answer<TSource, TValue>(source, default, IsSilent: true));
            }
        }
        return answers;
    }
}
