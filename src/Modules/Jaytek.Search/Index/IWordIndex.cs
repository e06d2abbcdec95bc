using System.Data.Common;
using Jaytek.Engine.Data;
using Jaytek.Search.Words;

namespace Jaytek.Search.Index;

/// <summary>The full-text index of one database. It is given words, never text: what a word is, is decided by us and is the same everywhere.</summary>
internal interface IWordIndex
{
    /// <summary>Makes the index where it is not there yet, and fills it from nothing: a rebuild follows.</summary>
    Task CreateAsync(JaytekDb db, CancellationToken cancellationToken);

    /// <summary>Writes the words of a row, in place of those that it had.</summary>
    Task WriteAsync(DbTransaction transaction, long id, DocumentWords words, CancellationToken cancellationToken);

    /// <summary>Removes the words of rows.</summary>
    Task RemoveAsync(DbTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>What a query reads from: <c>search_document d</c> with whatever holds the words.</summary>
    string From { get; }

    /// <summary>The condition that a row of <see cref="From"/> holds all terms; the parameter is <c>@match</c>.</summary>
    string Matches { get; }

    /// <summary>The condition that the title alone holds all terms; the parameter is <c>@title</c>.</summary>
    string TitleMatches { get; }

    /// <summary>The condition that a column is one of a list; the parameter is <c>@kinds</c>.</summary>
    string IsKind { get; }

    /// <summary>The value of <c>@kinds</c>.</summary>
    object Kinds(IReadOnlyCollection<string> kinds);

    /// <summary>The value of <c>@match</c>, or with <paramref name="isTitle"/> of <c>@title</c>.</summary>
    string Expression(IReadOnlyList<SearchTerm> terms, bool isTitle);
}

/// <summary>The words of a document, by where they stand.</summary>
/// <param name="Title">Those of the title.</param>
/// <param name="Byline">Those of the line below it.</param>
/// <param name="Text">Those of the text.</param>
internal sealed record DocumentWords(IReadOnlyList<string> Title, IReadOnlyList<string> Byline, IReadOnlyList<string> Text)
{
    private const int MaxLine = 100;

    // PostgreSQL counts positions up to 16,383; the lines and the gaps between them need some.
    private const int MaxText = 15_000;

    public static DocumentWords Of(SearchRow row) => new(Read(row.Title, MaxLine), Read(row.Byline, MaxLine), Read(row.Text, MaxText));

    private static IReadOnlyList<string> Read(string text, int most) => [.. Word.In(text).Select(word => word.Folded).Take(most)];
}

/// <summary>The index of each database.</summary>
internal static class WordIndexes
{
    private static readonly IWordIndex Sqlite = new SqliteWordIndex();
    private static readonly IWordIndex Postgres = new PostgresWordIndex();

    public static IWordIndex Of(DatabaseProvider provider) => provider == DatabaseProvider.Postgres ? Postgres : Sqlite;
}
