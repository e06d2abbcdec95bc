using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Search;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Items;

/// <summary>Reads addresses from the table of names. A document is read only where the word noindex stands in it.</summary>
internal sealed class PublicAddresses(ContentConnections connections, IHostContext host, ContentSearch kinds) : IPublicAddresses
{
    private const string NoIndex = "noindex";

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = await CommandAsync(lease, "count(*)", "", cancellationToken);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public async IAsyncEnumerable<PublicAddress> ListAsync(long skip, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await connections.OpenAsync(cancellationToken);
        await using var command = await CommandAsync(
            lease, $"v.content_item_id, h.value, v.modified_utc, case when v.data like '%{NoIndex}%' then v.data end",
            "order by v.item_no, h.value limit @take offset @skip", cancellationToken, ("@take", take), ("@skip", skip));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!await rows.IsDBNullAsync(3, cancellationToken) && IsKeptOut(ContentItem.Parse(rows.GetFieldValue<byte[]>(3))))
                continue;
            yield return new PublicAddress(rows.GetString(0), "/" + rows.GetString(1), Instant(rows, 2));
        }
    }

    private async Task<DbCommand> CommandAsync(
        ReadLease lease, string columns, string end, CancellationToken cancellationToken, params (string Name, object? Value)[] more)
    {
        var isPostgres = connections.Provider == DatabaseProvider.Postgres;
        var types = (await kinds.KindsAsync(cancellationToken)).Select(kind => kind.Name).ToArray();
        return lease.Command(
            $"""
            select {columns} from cms_handle h
            join cms_version v on v.item_no = h.item_no and {VersionSql.Where(connections.Provider, ContentVersion.Published)}
            where h.brand_id = @brand and h.culture = @culture and h.kind = @kind and h.published = @true
              and v.content_type {(isPostgres ? "= any(@types)" : "in (select value from json_each(@types))")} {end}
            """,
            [("@brand", host.BrandId), ("@culture", host.Culture), ("@kind", Handles.Path), ("@true", true),
             ("@types", isPostgres ? types : JsonSerializer.Serialize(types)), .. more]);
    }

    private static bool IsKeptOut(ContentItem item) =>
        item.Part("SeoMetaPart")?["MetaRobots"].AsText()?.Contains(NoIndex, StringComparison.OrdinalIgnoreCase) == true;

    // SQLite keeps instants as ticks.
    private DateTimeOffset Instant(DbDataReader row, int ordinal) => connections.Provider == DatabaseProvider.Sqlite
        ? new DateTimeOffset(row.GetInt64(ordinal), TimeSpan.Zero)
        : new DateTimeOffset(row.GetFieldValue<DateTime>(ordinal), TimeSpan.Zero);
}
