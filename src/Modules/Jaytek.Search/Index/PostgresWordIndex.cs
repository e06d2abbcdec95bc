using System.Data.Common;
using System.Globalization;
using Jaytek.Engine.Data;
using Jaytek.Search.Words;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>
/// A column of type <c>tsvector</c> with a GIN index. Its value is written with words and positions, which is what the configuration
/// <c>simple</c> makes of a text, but for a parser that depends on the database's locale and takes numbers and addresses apart in its own way.
/// </summary>
internal sealed class PostgresWordIndex : IWordIndex
{
    // No phrase reaches from one place into the next.
    private const int Gap = 10;

    public string From => "search_document d";

    public string Matches => "d.words @@ cast(@match as tsquery)";

    public string TitleMatches => "d.words @@ cast(@title as tsquery)";

    public string IsKind => "= any(@kinds)";

    public async Task CreateAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        const string isThere = """
            select count(*)::int as "Value" from pg_attribute where attrelid = to_regclass('search_document') and attname = 'words' and not attisdropped
            """;
        if (await db.Database.SqlQueryRaw<int>(isThere).SingleAsync(cancellationToken) > 0)
            return;
        await db.Database.ExecuteSqlRawAsync(
            """
            alter table search_document add column words tsvector;
            create index ix_search_document_words on search_document using gin (words);
            delete from search_document;
            delete from search_kind;
            """, cancellationToken);
    }

    public async Task WriteAsync(DbTransaction transaction, long id, DocumentWords words, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            "update search_document set words = cast(@words as tsvector) where id = @id", ("@words", Vector(words)), ("@id", id));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // They go with their row.
    public Task RemoveAsync(DbTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => Task.CompletedTask;

    public object Kinds(IReadOnlyCollection<string> kinds) => kinds.ToArray();

    // Words hold neither quotes nor anything else that a query reads; PostgreSQL wants those beyond ASCII quoted all the same.
    public string Expression(IReadOnlyList<SearchTerm> terms, bool isTitle) => string.Join(" & ", terms.Select(term => $"({string.Join(" <-> ", term.Words.Select(
        (word, at) => $"'{word}'{Flags(term.IsBeginning && at == term.Words.Count - 1, isTitle)}"))})"));

    private static string Flags(bool isBeginning, bool isTitle) => (isBeginning, isTitle) switch
    {
        (true, true) => ":*A",
        (true, false) => ":*",
        (false, true) => ":A",
        _ => "",
    };

    private static string Vector(DocumentWords words)
    {
        var positions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var at = 1;
        foreach (var (line, weight) in new[] { (words.Title, "A"), (words.Byline, "B"), (words.Text, "") })
        {
            foreach (var word in line)
            {
                if (!positions.TryGetValue(word, out var found))
                    positions[word] = found = [];
                found.Add(at++.ToString(CultureInfo.InvariantCulture) + weight);
            }

            at += Gap;
        }

        return string.Join(' ', positions.Select(word => $"'{word.Key}':{string.Join(',', word.Value)}"));
    }
}
