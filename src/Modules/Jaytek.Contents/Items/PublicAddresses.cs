using System.Data.Common;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Search;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>Reads addresses from the table of names. A document is read only where it says something to robots.</summary>
internal sealed class PublicAddresses(ContentConnections connections, IHostContext host, ContentSearch kinds) : IPublicAddresses
{
    // As the documents are written, without blanks.
    private const string SaysRobots = "%\"MetaRobots\":\"%";
    private const int BatchSize = 1_000;

    private bool IsPostgres => connections.Provider == DatabaseProvider.Postgres;

    public async Task<IReadOnlyList<PublicAddressKey>> PartsAsync(int size, CancellationToken cancellationToken)
    {
        var parts = new List<PublicAddressKey> { PublicAddressKey.First };
        var types = await TypesAsync(cancellationToken);
        while (true)
        {
            await using var lease = await connections.OpenAsync(cancellationToken);
            await using var command = Command(lease, "h.item_no, h.value", "limit 1 offset @size", types, parts[^1], ("@size", size));
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            if (!await rows.ReadAsync(cancellationToken))
                return parts;
            parts.Add(KeyOf(rows));
        }
    }

    public async Task<IReadOnlyList<PublicAddress>> ListAsync(PublicAddressKey from, int take, CancellationToken cancellationToken)
    {
        var found = new List<PublicAddress>();
        var types = await TypesAsync(cancellationToken);
        for (var (next, left) = ((PublicAddressKey?)from, take); next is { } key && left > 0; left -= BatchSize)
            next = await ReadAsync(key, Math.Min(left, BatchSize), types, found, cancellationToken);
        return found;
    }

    /// <summary>Where the next batch begins, or null after the last.</summary>
    private async Task<PublicAddressKey?> ReadAsync(PublicAddressKey from, int take, string[] types, List<PublicAddress> found, CancellationToken cancellationToken)
    {
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = Command(
            lease, $"h.item_no, h.value, v.content_item_id, v.modified_utc, case when v.data like '{SaysRobots}' then v.data end", "limit @take", types, from,
            // One more than is taken: the first of the next batch.
            ("@take", take + 1));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        for (var at = 0; await rows.ReadAsync(cancellationToken); at++)
        {
            if (at == take)
                return KeyOf(rows);
            if (await rows.IsDBNullAsync(4, cancellationToken) || !IsKeptOut(ContentItem.Parse(rows.GetFieldValue<byte[]>(4))))
                found.Add(new PublicAddress(rows.GetString(2), "/" + rows.GetString(1), Instant(rows, 3)));
        }
        return null;
    }

    private async Task<string[]> TypesAsync(CancellationToken cancellationToken) => [.. (await kinds.KindsAsync(cancellationToken)).Where(kind => kind.HasPages).Select(kind => kind.Name)];

    private DbCommand Command(ReadLease lease, string columns, string end, string[] types, PublicAddressKey from, (string Name, object? Value) more) => lease.Command(
        $"""
        select {columns} from cms_handle h
        join cms_version v on v.item_no = h.item_no and {VersionSql.Where(connections.Provider, ContentVersion.Published)}
        where h.brand_id = @brand and h.culture = @culture and h.kind = @kind and h.published = @true
          and v.content_type {(IsPostgres ? "= any(@types)" : "in (select value from json_each(@types))")}
          and h.item_no >= @no and (h.item_no, h.value) >= (@no, @value)
        order by h.item_no, h.value {end}
        """,
        ("@brand", host.BrandId), ("@culture", host.Culture), ("@kind", Handles.Path), ("@true", true),
        ("@types", IsPostgres ? types : JsonSerializer.Serialize(types)), ("@no", from.ItemNo), ("@value", from.Path), more);

    private static PublicAddressKey KeyOf(DbDataReader row) => new(row.GetInt64(0), row.GetString(1));

    private static bool IsKeptOut(ContentItem item) =>
        RobotsDirectives.KeepOut(item.Part("SeoMetaPart")?["MetaRobots"].AsText());

    // SQLite keeps instants as ticks.
    private DateTimeOffset Instant(DbDataReader row, int ordinal) => connections.Provider == DatabaseProvider.Sqlite
        ? new DateTimeOffset(row.GetInt64(ordinal), TimeSpan.Zero)
        : new DateTimeOffset(row.GetFieldValue<DateTime>(ordinal), TimeSpan.Zero);
}
