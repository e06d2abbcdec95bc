using System.Data.Common;
using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Search.Words;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>
/// FTS5 without content of its own. Its tokeniser <c>ascii</c> splits at spaces and leaves everything beyond ASCII alone, so it sees exactly
/// our words.
/// </summary>
internal sealed class SqliteWordIndex : IWordIndex
{
    private const string Table = "search_words";

    public string From => $"{Table} join search_document d on d.id = {Table}.rowid";

    public string Matches => $"{Table} match @match";

    public string TitleMatches => $"d.id in (select rowid from {Table} where {Table} match @title)";

    public string IsKind => "in (select value from json_each(@kinds))";

    public async Task CreateAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var isThere = await db.Database.SqlQueryRaw<int>($"select count(*) as value from sqlite_master where name = '{Table}'").SingleAsync(cancellationToken) > 0;
        if (isThere)
            return;
        await db.Database.ExecuteSqlRawAsync(
            $"create virtual table {Table} using fts5(title, byline, body, content='', contentless_delete=1, tokenize='ascii', prefix='2 3')", cancellationToken);
        // Rows without words would never be written again: they look as their source says.
        await db.Database.ExecuteSqlRawAsync("delete from search_document; delete from search_kind;", cancellationToken);
    }

    public async Task WriteAsync(DbTransaction transaction, long id, DocumentWords words, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            $"insert or replace into {Table} (rowid, title, byline, body) values (@id, @title, @byline, @body)",
            ("@id", id), ("@title", Line(words.Title)), ("@byline", Line(words.Byline)), ("@body", Line(words.Text)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task RemoveAsync(DbTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            $"delete from {Table} where rowid in (select value from json_each(@ids))", ("@ids", JsonSerializer.Serialize(ids)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public object Kinds(IReadOnlyCollection<string> kinds) => JsonSerializer.Serialize(kinds);

    // Words hold neither quotes nor anything else that FTS5 reads.
    public string Expression(IReadOnlyList<SearchTerm> terms, bool isTitle)
    {
        var all = string.Join(" AND ", terms.Select(term => $"\"{Line(term.Words)}\"{(term.IsBeginning ? " *" : "")}"));
        return isTitle ? $"title : ({all})" : all;
    }

    private static string Line(IReadOnlyList<string> words) => string.Join(' ', words);
}
