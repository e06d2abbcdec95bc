using System.Globalization;

namespace Jaytek.Benchmarks.ContentApi;

/// <summary>What the same questions cost where a hundred times as many mixes stand: two sites of one run, one of them grown by copies.</summary>
internal static class Growth
{
    /// <summary>An indexed page may cost less than so many times what it costs among few.</summary>
    private const double Goal = 2;

    // Copies get numbers of their own above all originals.
    private const int NumbersOfOneCopy = 100_000;

    private static readonly (string Name, string Path)[] Questions =
    [
        ("page of 20, one genre, newest first", $"{ContentApi.House}&limit=20"),
        ("page of 20, longest first", "/api/content?type=Mix&sort=-DurationSeconds&limit=20"),
        ("page of 20 of one DJ", $"/api/content?type=Mix&filter[DJ]={ApiData.DjId(7)}&limit=20"),
        ("one item with its DJ", $"/api/content/{ApiData.MixId(500)}?include=DJ"),
    ];

    public static async Task<bool> MeasureAsync(string? server, int mixes, int grown, CancellationToken cancellationToken)
    {
        await using var few = await ApiSite.PrepareAsync(server, mixes, cancellationToken);
        await using var many = await few.CopyAsync(cancellationToken);
        foreach (var sql in Copies(many.Provider, grown / mixes))
            await HandSchema.ExecuteAsync(many.Provider, many.ConnectionString, sql, cancellationToken);
        await HandSchema.AnalyzeAsync(many.Provider, many.ConnectionString, cancellationToken);
        await using var small = await few.StartAsync(keeps: false, cancellationToken);
        await using var large = await many.StartAsync(keeps: false, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many.Provider}: what {grown:n0} mixes cost beside {mixes:n0}, read anew"));
        var held = true;
        foreach (var (name, path) in Questions)
            held &= await CompareAsync(name, (small, path), (large, path), cancellationToken);
        var (near, far) = (await ContentApi.DeepAsync(small, cancellationToken), await ContentApi.DeepAsync(large, cancellationToken));
        return await CompareAsync("page 41 of 100, by cursor", (small, near), (large, far), cancellationToken) && held;
    }

    private static async Task<bool> CompareAsync(
        string name, (ServerProcess Server, string Path) few, (ServerProcess Server, string Path) many, CancellationToken cancellationToken)
    {
        Subject[] subjects = [new("few", few.Server, few.Path, RawLoad.Plain), new("many", many.Server, many.Path, RawLoad.Plain)];
        await Subject.MeasureInTurnsAsync(subjects, ContentApi.Warmup, ContentApi.Round, ContentApi.Rounds, cancellationToken);
        var (byRequests, byCpu) = (1 / subjects[1].RatioTo(subjects[0]), 1 / subjects[1].CpuRatioTo(subjects[0]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-38} {subjects[0].PerSecond,8:n0} and {subjects[1].PerSecond,8:n0} requests/s, p50 {subjects[0].Milliseconds(0.5):n2} and {subjects[1].Milliseconds(0.5):n2} ms: {byRequests:n2} times, by CPU {byCpu:n2}"));
        return byRequests < Goal;
    }

    // Straight into the tables that are read, older than the originals: through the actions a million items would take longer than all that is measured.
    private static IEnumerable<string> Copies(string provider, int times)
    {
        var isPostgres = provider == "Postgres";
        var numbers = isPostgres
            ? $"(select n from generate_series(1, {times - 1}) n) numbers"
            : $"(with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {times - 1}) select n from numbers) numbers";
        string Item(string table) => $"{table}.item_no + n * {NumbersOfOneCopy}";
        string Id(string table) => isPostgres ? $"'4benchcp' || lpad(({Item(table)})::text, 18, '0')" : $"printf('4benchcp%018d', {Item(table)})";
        string Older(string column) => isPostgres ? $"{column} - interval '10 days' * n" : $"{column} - {TimeSpan.FromDays(10).Ticks} * n";
        if (!isPostgres)
            yield return "pragma synchronous = off; pragma cache_size = -1000000";
        yield return $"""
            insert into cms_item (item_no, content_item_id, content_type, brand_id, culture, has_references)
            select {Item("i")}, {Id("i")}, i.content_type, i.brand_id, i.culture, i.has_references from {numbers}, cms_item i where i.content_type = 'Mix'
            """;
        yield return $"""
            insert into cms_version (item_no, content_item_id, version_id, content_type, brand_id, culture, latest, published, display_text, title_key, owner, author, created_utc, modified_utc, published_utc, data, row_version)
            select {Item("v")}, {Id("v")}, {Id("v")}, v.content_type, v.brand_id, v.culture, v.latest, v.published, v.display_text, v.title_key, v.owner, v.author,
              v.created_utc, v.modified_utc, {Older("v.published_utc")}, replace(v.data, v.content_item_id, {Id("v")}), 1
            from {numbers}, cms_version v where v.content_type = 'Mix' and v.published{(isPostgres ? "" : " = 1")}
            """;
        foreach (var table in isPostgres ? new[] { "ix_key", "ix_num", "ix_text" } : ["ix"])
        {
            yield return $"""
                insert into {table} (field, val, pub, item)
                select x.field, x.val, {Older("x.pub")}, x.item + n * {NumbersOfOneCopy} from {numbers}, {table} x join cms_item i on i.item_no = x.item
                where i.content_type = 'Mix' and x.item < {NumbersOfOneCopy}
                """;
        }
    }
}
