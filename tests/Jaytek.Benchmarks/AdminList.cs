using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Jaytek.Benchmarks;

/// <summary>
/// The admin's list of a type with 100,000 items, in ratio to the same list with 100: the first page, a page from the middle, by title, a
/// state, a search, a filter by what the items name. On SQLite, and on PostgreSQL where <c>JAYTEK_TEST_POSTGRES</c> names a server.
/// </summary>
internal static partial class AdminList
{
    private const string ItemId = "4adminlist0000000000000001";
    private const string VersionId = "4adminlist0000000000000002";
    private const string Password = "Bench-Only-7-Harbour-Lights";
    private const string List = "/admin/content/Mix";
    private const double Goal = 2;
    private const int Rounds = 15;

    private static readonly (string Name, string Query)[] Pages =
        [("first page", ""), ("by title", "?sort=title"), ("drafts", "?state=draft"), ("by published", "?sort=-published"), ("search", "?q=harbour+0000"), ("by DJ", "?in.Mix.DJ=4adminlist0000000000000003")];

    public static Benchmark Benchmark { get; } = new("admin-list", "the admin's list at 100,000 items, in ratio to the same at 100", RunAsync);

    /// <summary>Runs it on each database that there is; 0 where the first page holds its goal on all.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var held = await CompareAsync("Sqlite", null, cancellationToken);
        if (Environment.GetEnvironmentVariable("JAYTEK_TEST_POSTGRES") is { Length: > 0 } server)
            held &= await CompareAsync("Postgres", server, cancellationToken);
        else
            Console.WriteLine("PostgreSQL is left out: JAYTEK_TEST_POSTGRES names no server");
        Console.WriteLine(held ? "the goal holds" : "the goal is missed");
        return held ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string provider, string? server, CancellationToken cancellationToken)
    {
        await using var few = await ListSite.StartAsync(provider, server, 100, cancellationToken);
        await using var many = await ListSite.StartAsync(provider, server, 100_000, cancellationToken);
        var held = true;
        Print($"{provider}: {Rounds} rounds, one request at a time; medians");
        foreach (var (name, query) in Pages.Append(("page 40", "")))
        {
            var address = List + query;
            var (small, large) = (address, name == "page 40" ? await many.DeepAsync(40, cancellationToken) : address);
            await few.MeasureAsync(small, 5, cancellationToken);
            await many.MeasureAsync(large, 5, cancellationToken);
            var ratios = new List<double>();
            var (fast, slow) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                fast.Add(await few.MeasureAsync(small, 3, cancellationToken));
                slow.Add(await many.MeasureAsync(large, 3, cancellationToken));
                ratios.Add(slow[^1] / fast[^1]);
            }

            var ratio = Median(ratios);
            held &= ratio < Goal || name is not ("first page" or "page 40");
            Print($"  {name,-14} {Median(fast),8:n1} ms at 100 {Median(slow),8:n1} ms at 100,000   ratio {ratio:n2}");
        }

        return held;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A site with so many mixes and somebody who is signed in.</summary>
    private sealed partial class ListSite : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jaytek-bench-");
        private readonly string? _server;
        private readonly string _database = $"jaytek_bench_{Guid.NewGuid():n}";
        private ServerProcess? _process;
        private HttpClient? _client;

        private ListSite(string? server) => _server = server;

        private string ConnectionString => _server is null
            ? $"Data Source={Path.Combine(_folder.FullName, "jaytek.db")}"
            : new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;

        public static async Task<ListSite> StartAsync(string provider, string? server, int items, CancellationToken cancellationToken)
        {
            var site = new ListSite(server);
            if (server is not null)
                await ExecuteAsync(new NpgsqlConnection(server), $"create database {site._database}", cancellationToken);
            var settings = new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Logging__LogLevel__Default"] = "Error",
                ["Jaytek__DataDirectory"] = site._folder.FullName,
                ["Jaytek__Database__Provider"] = provider,
                ["Jaytek__Database__ConnectionString"] = server is null ? "" : site.ConnectionString,
                ["Jaytek__RateLimits__Enabled"] = "false",
                ["Jaytek__Setup__Recipe"] = "jaytek",
                ["Jaytek__Setup__AdminUserName"] = "admin",
                ["Jaytek__Setup__AdminPassword"] = Password,
            };
            var web = Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.dll");
            await site.ImportAsync(web, settings, cancellationToken);
            await site.MultiplyAsync(items, cancellationToken);
            site._process = await ServerProcess.StartAsync(web, [], settings, "/health/ready", cancellationToken);
            site._client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site._process.Address };
            await site.SignInAsync(cancellationToken);
            return site;
        }

        /// <summary>Milliseconds that a page takes, the mean of some requests.</summary>
        public async Task<double> MeasureAsync(string address, int requests, CancellationToken cancellationToken)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < requests; i++)
            {
                using var answer = await _client!.GetAsync(address, cancellationToken);
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}:\n{_process!.Output}");
            }

            return watch.Elapsed.TotalMilliseconds / requests;
        }

        /// <summary>The address of a page, found as a person finds it: by "Next".</summary>
        public async Task<string> DeepAsync(int page, CancellationToken cancellationToken)
        {
            var address = List;
            for (var at = 1; at < page; at++)
                address = WebUtility.HtmlDecode(Next().Match(await _client!.GetStringAsync(address, cancellationToken)).Groups[1].Value);
            return address;
        }

        public async ValueTask DisposeAsync()
        {
            _client?.Dispose();
            if (_process is not null)
                await _process.DisposeAsync();
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            if (_server is not null)
                await ExecuteAsync(new NpgsqlConnection(_server), $"drop database if exists {_database} with (force)", CancellationToken.None);
            _folder.Delete(recursive: true);
        }

        private async Task ImportAsync(string web, Dictionary<string, string> settings, CancellationToken cancellationToken)
        {
            var recipe = Path.Combine(_folder.FullName, "item.recipe.json");
            await File.WriteAllTextAsync(recipe, Recipe, cancellationToken);
            var start = new ProcessStartInfo("dotnet", [web, "recipe", "run", recipe]) { RedirectStandardOutput = true };
            foreach (var (key, value) in settings)
                start.Environment[key] = value;
            using var process = Process.Start(start)!;
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException("The item could not be imported.");
        }

        // Copies of one item in the tables that a list reads: through the actions 100,000 items would take longer than all that is measured.
        private async Task MultiplyAsync(int items, CancellationToken cancellationToken)
        {
            var isPostgres = _server is not null;
            var numbers = isPostgres
                ? $"select n from generate_series(2, {items}) n"
                : $"with recursive numbers(n) as (select 2 union all select n + 1 from numbers where n < {items}) select n from numbers";
            var id = isPostgres ? "'4listcopy' || lpad(n::text, 17, '0')" : "printf('4listcopy%017d', n)";
            var number = isPostgres ? "lpad(n::text, 7, '0')" : "printf('%07d', n)";
            var (yes, draft) = isPostgres ? ("true", "n % 50 <> 0") : ("1", "n % 50 <> 0");
            var second = isPostgres ? "interval '1 minute' * n" : "600000000 * n";
            string[] columns = ["item_no", "content_item_id", "version_id", "content_type", "brand_id", "culture", "latest", "published", "display_text", "title_key", "owner", "author", "created_utc", "modified_utc", "published_utc", "data", "row_version"];
            await using var connection = Connect();
            await ExecuteAsync(connection, $"""
                insert into cms_item (content_item_id, content_type, brand_id, culture, has_references)
                select {id}, content_type, brand_id, culture, {yes} from cms_item, ({numbers}) numbers where content_item_id = '{ItemId}'
                """, cancellationToken, dispose: false);
            await ExecuteAsync(connection, $"""
                insert into cms_version ({string.Join(", ", columns)})
                select i.item_no, {id}, {id}, v.content_type, v.brand_id, v.culture, {yes}, {draft}, 'Harbour ' || {number}, 'harbour ' || {number}, v.owner, v.author,
                  v.created_utc - {second}, v.modified_utc - {second}, case when {draft} then v.published_utc - {second} end, replace(replace(v.data, '{ItemId}', {id}), '{VersionId}', {id}), 1
                from cms_version v, ({numbers}) numbers join cms_item i on i.content_item_id = {id} where v.content_item_id = '{ItemId}'
                """, cancellationToken, dispose: false);
            await ExecuteAsync(connection, $"""
                insert into cms_reference (item_no, field, target)
                select i.item_no, r.field, r.target from cms_item i, cms_reference r join cms_item s on s.item_no = r.item_no
                where s.content_item_id = '{ItemId}' and i.content_item_id <> s.content_item_id and i.content_type = 'Mix' and i.item_no % 10 = 0
                """, cancellationToken, dispose: false);
            await ExecuteAsync(connection, isPostgres ? "vacuum analyze" : "analyze", cancellationToken);
        }

        private async Task SignInAsync(CancellationToken cancellationToken)
        {
            var token = Token().Match(await _client!.GetStringAsync("/login", cancellationToken)).Groups[1].Value;
            using var answer = await _client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Form.Name"] = "admin", ["Form.Password"] = Password, ["__RequestVerificationToken"] = token,
            }), cancellationToken);
            var page = await _client.GetStringAsync(List, cancellationToken);
            if (!page.Contains("list-table", StringComparison.Ordinal))
                throw new InvalidOperationException("The list does not show.");
        }

        private DbConnection Connect() => _server is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);

        private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken, bool dispose = true)
        {
            if (connection.State != System.Data.ConnectionState.Open)
                await connection.OpenAsync(cancellationToken);
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = sql;
                command.CommandTimeout = 300;
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            if (dispose)
                await connection.DisposeAsync();
        }

        private static string Recipe => $$"""
            {
              "name": "bench", "variables": {}, "steps": [{ "name": "content", "data": [{
                "ContentItemId": "{{ItemId}}", "ContentItemVersionId": "4adminlist0000000000000002", "ContentType": "Mix", "DisplayText": "Slack Water",
                "Latest": true, "Published": true, "TitlePart": { "Title": "Slack Water" }, "AutoroutePart": { "Path": "mixes/slack-water" },
                "Mix": { "DJ": { "ContentItemIds": ["4adminlist0000000000000003"] }, "Description": { "Markdown": "{{string.Join(' ', Enumerable.Repeat("An hour at the turn of the tide, recorded in one take.", 18))}}" }, "Bpm": { "Value": 122 } } }] }]
            }
            """;

        [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
        private static partial Regex Token();

        [GeneratedRegex("""href="([^"]+)" rel="next">""")]
        private static partial Regex Next();
    }
}
