using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Search.Words;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>Something that can be found, as its source last gave it.</summary>
internal sealed class SearchRow
{
    private const int MaxTitle = 500;

    public long Id { get; init; }

    public required int BrandId { get; init; }

    public required string Culture { get; init; }

    public required string Source { get; init; }

    /// <summary>The source's id of it.</summary>
    public required string Key { get; init; }

    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The title's words, for those who type a title.</summary>
    public string TitleKey { get; private set; } = "";

    public string Byline { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Url { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Takes what the source says now. False where that is what stands here.</summary>
    public bool Take(SearchDocument document)
    {
        var (title, byline) = (Cut(document.Title), Cut(document.Byline ?? ""));
        if ((Kind, Title, Byline, Text, Url, At) == (document.Kind, title, byline, document.Text, document.Url, document.At))
            return false;
        (Kind, Title, Byline, Text, Url, At) = (document.Kind, title, byline, document.Text, document.Url, document.At);
        TitleKey = Cut(SearchQuery.Join(title));
        return true;
    }

    private static string Cut(string text) =>
        text.Length <= MaxTitle ? text : text[..(char.IsHighSurrogate(text[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)];
}

/// <summary>A kind whose things are all in the index.</summary>
internal sealed class SearchKindRow
{
    public required int BrandId { get; init; }

    public required string Kind { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset BuiltAt { get; set; }
}
