using Jaytek.Contents.Queries;

namespace Jaytek.Contents.Api;

/// <summary>
/// What may still go into one answer. Items are counted as they are read, so that a hundred large ones are not all in memory before somebody
/// finds that they are too much; they count whole, whatever <c>fields</c> leaves of them, and as often as they are named.
/// </summary>
/// <param name="megabytes">The most for the whole answer.</param>
/// <param name="parameter">By which parameter one asks for less.</param>
internal sealed class AnswerSize(int megabytes, string parameter)
{
    private long _left = megabytes * 1024L * 1024;

    /// <summary>Counts an item.</summary>
    /// <exception cref="Contracts.ContentQueryException">It is one too many.</exception>
    public ListedDocument Take(ListedDocument document)
    {
        if ((_left -= document.Body.Length) < 0)
            throw QueryErrors.TooLarge(parameter, megabytes);
        return document;
    }
}
