using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Queries.Named;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>Queries that programs ask by their names.</summary>
public sealed class NamedQueryTests
{
    [Theory, BothDatabases]
    public async Task A_query_answers_rows_for_values_that_are_bound(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var asker = await AskerAsync(site);
        var item = await site.PublishedAsync(ContentSite.New(title: $"It's {PublicId.New()}"));
        var name = await QueryAsync(site, "select ContentItemId as id, DisplayText as title, PublishedUtc as at, count(*) over () as n from ContentItemIndex where ContentType = @type and DisplayText = @title and PublishedUtc > @since:'2000-01-01T00:00:00Z' limit @limit:5");
        var answer = await asker.GetAsync(Address(name, new JsonObject { ["type"] = "Story", ["title"] = item.DisplayText }));
        var row = Assert.Single((await answer.ObjectAsync())["items"]!.AsArray())!;
        Assert.Equal((item.ContentItemId, item.DisplayText, 1), (row["id"]!.GetValue<string>(), row["title"]!.GetValue<string>(), row["n"]!.GetValue<int>()));
        Assert.StartsWith(item.PublishedUtc!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), row["at"]!.GetValue<string>(), StringComparison.Ordinal);
        var posted = await asker.PostAsync($"/api/queries/{name}", ContentSite.Json("""{"type":"Story","title":"' or 1=1 --","limit":3}"""));
        Assert.Empty((await posted.ObjectAsync())["items"]!.AsArray());
        foreach (var wrong in new[] { "{}", """{"type":"Story","title":[]}""", """{"type":"Story","title":"a","more":1}""" })
            await (await asker.GetAsync($"/api/queries/{name}?parameters={Uri.EscapeDataString(wrong)}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.named_query.parameters");
        await (await asker.GetAsync($"/api/queries/{name}?parameters=%7B")).ProblemAsync(HttpStatusCode.BadRequest, "contents.body.syntax");
    }

    [Theory, BothDatabases]
    public async Task Items_are_those_that_the_caller_may_view(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (open, hidden, draft) = (await site.PublishedAsync(ContentSite.New()), await site.PublishedAsync(ContentSite.New(ContentSite.Secret)), await site.DraftAsync(ContentSite.New()));
        foreach (var column in new[] { "ContentItemId", "DocumentId" })
        {
            var name = await QueryAsync(site, $"select {column} from ContentItemIndex where ContentItemId in (@a, @b, @c)", returnsItems: true);
            using var asker = await AskerAsync(site, name);
            var items = (await (await asker.GetAsync(Address(name, new JsonObject { ["a"] = open.ContentItemId, ["b"] = hidden.ContentItemId, ["c"] = draft.ContentItemId }))).ObjectAsync())["items"]!;
            Assert.Equal(open.ContentItemId, Assert.Single(items.AsArray())!["ContentItemId"]!.GetValue<string>());
        }
    }

    [Theory, BothDatabases]
    public async Task Unknown_and_forbidden_queries_are_the_same_404(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = await QueryAsync(site, "select 1 as one");
        using var writer = await site.BearerAsync(await site.NewAsync("Writer"));
        await (await site.NewClient().GetAsync($"/api/queries/{name}")).ProblemAsync(HttpStatusCode.NotFound, "contents.named_query.not_found");
        await (await writer.GetAsync($"/api/queries/{name}")).ProblemAsync(HttpStatusCode.NotFound, "contents.named_query.not_found");
        await (await writer.GetAsync("/api/queries/nothing")).ProblemAsync(HttpStatusCode.NotFound, "contents.named_query.not_found");
        using var asker = await AskerAsync(site, name);
        Assert.Equal(1, (await (await asker.GetAsync($"/api/queries/{name.ToUpperInvariant()}")).ObjectAsync())["items"]![0]!["one"]!.GetValue<int>());
    }

    /// <summary>Each would read accounts, keys or the database itself; what the words let pass, the database refuses.</summary>
    [Theory]
    [BothDatabases("select * from identity_user")]
    [BothDatabases("select * from \"identity_user\"")]
    [BothDatabases("select * from public.identity_user")]
    [BothDatabases("select * from main.identity_user")]
    [BothDatabases("select x.* from ContentItemIndex c join identity_user x on true")]
    [BothDatabases("select (select count(*) from cms_setting) as n")]
    [BothDatabases("with a as (select * from cms_setting) select * from a")]
    [BothDatabases("select 1) a, (select * from cms_setting")]
    [BothDatabases("select * from cms_idempotent_answer")]
    [BothDatabases("select data from cms_version")]
    [BothDatabases("select data from CMS_Version")]
    [BothDatabases("select data from \"cms_version\"")]
    [BothDatabases("select data from \"Cms_Version\" v")]
    [BothDatabases("select data from main.cms_version")]
    [BothDatabases("select data from public.\"cms_version\"")]
    [BothDatabases("select data from 'cms_version'")]
    [BothDatabases("select data from main.'cms_version' v")]
    [BothDatabases("select data from cms_ -- x\nversion")]
    [BothDatabases("select data from cms_/* x */version")]
    [BothDatabases("select data from -- x\ncms_version")]
    [BothDatabases("select count(*) as n from cms_item")]
    [BothDatabases("select 1 as n from 'cms_item'")]
    [BothDatabases("select ContentItemId from ContentItemIndex where ContentItemId in (select value from cms_handle)")]
    [BothDatabases("select ContentItemId from ContentItemIndex where DocumentId in 'cms_item'")]
    [BothDatabases("with a as (select data from cms_version) select * from a")]
    [BothDatabases("with a as (select data from 'cms_version') select * from a")]
    [BothDatabases("with ContentItemIndex as (select * from 'cms_version') select * from ContentItemIndex")]
    [BothDatabases("select * from (with ContentItemIndex as (select * from 'cms_version') select * from ContentItemIndex) x")]
    [BothDatabases("select * from (with Document as (select * from cms_version) select * from Document) x")]
    [BothDatabases("select cms_version.* from ContentItemIndex cms_version")]
    [BothDatabases("select * from media_file")]
    [BothDatabases("select * from 'identity_user'")]
    [BothDatabases("select * from cms_epoch")]
    [BothDatabases("with a as (delete from cms_version returning *) select * from a")]
    [BothDatabases("select * from ContentItemIndex for update")]
    [BothDatabases("select d.row_to_json as x from Document d")]
    [BothDatabases("select d.\"row_to_json\" as x from Document d")]
    [BothDatabases("select (d).to_json as x from Document d")]
    [BothDatabases("select d . quote_literal as x from Document d")]
    [BothDatabases("select d.json_build_array as x from Document d")]
    [BothDatabases("select d.jsonb_agg as x from Document d")]
    [BothDatabases("select ('data_directory'::text).current_setting as x")]
    [BothDatabases("select ((10::bigint).oid).regrole as x")]
    [BothDatabases("select (1259::bigint).regclass as x")]
    [BothDatabases("select (33300 + Id)::oid::regclass::text as x from Document")]
    [BothDatabases("select 10::oid::regrole::text as x")]
    [BothDatabases("select regrole '10'::text as x")]
    public async Task No_query_reaches_anything_but_content(DatabaseProvider provider, string sql)
    {
        var site = await ContentSite.SharedAsync(provider);
        var result = await RunAsync(site, sql);
        Assert.True(result.Error?.Code is "contents.named_query.sql" or "contents.named_query.failed", result.Error?.ToString() ?? "It answered.");
    }

    /// <summary>The fence behind the words: the statement goes to the database as if they had let it pass.</summary>
    [Theory, BothDatabases]
    public async Task Tables_of_accounts_are_refused_though_no_word_was_checked(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        foreach (var table in await TablesAsync(site, provider))
        {
            var statement = new SqlStatement($"select * from {table}", 0, [], new HashSet<string> { table });
            var result = await site.InScopeAsync(services => services.GetRequiredService<RunSqlQuery>().RunAsync(statement, new Dictionary<string, object?>(), CancellationToken.None));
            Assert.NotNull(result.Error);
        }

        // On PostgreSQL the catalogue knows the names, which are given with the statement; on SQLite the table is read from inside a view, or not.
        foreach (var sql in provider == DatabaseProvider.Sqlite ? Shadows : [])
        {
            var statement = new SqlStatement(sql, 0, [], new HashSet<string> { "contentitemindex" });
            var result = await site.InScopeAsync(services => services.GetRequiredService<RunSqlQuery>().RunAsync(statement, new Dictionary<string, object?>(), CancellationToken.None));
            Assert.Equal("contents.named_query.failed", result.Error?.Code);
        }
    }

    [Theory, BothDatabases]
    public async Task The_views_answer_what_lives_however_they_are_asked(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        item.GetOrAddPart("Story")["City"] = WriteVerbsTests.Text("Second");
        item = await site.PublishedAsync(item);
        foreach (var view in new[] { "ContentItemIndex", "document", "AutoroutePartIndex", "AliasPartIndex" })
            Assert.IsType<long>((await RunAsync(site, $"select count(*) as n from {view}")).Value.Rows[0][0]);
        // Its history is not among it.
        Assert.Equal(1L, (await RunAsync(site, $"select count(*) as n from ContentItemIndex where ContentItemId = '{item.ContentItemId}'")).Value.Rows[0][0]);
        var joined = await RunAsync(site, $"""
            with own as (select i.ContentItemId, i.DocumentId from ContentItemIndex i where i.ContentItemId = '{item.ContentItemId}')
            select own.ContentItemId, p.Path, (select count(*) from Document d where d.Id = own.DocumentId) as docs, (select count(*) from AliasPartIndex) as aliases
            from own left join AutoroutePartIndex p on p.ContentItemId = own.ContentItemId
            """);
        Assert.Equal((item.ContentItemId, 1L), (joined.Value.Rows.Single()[0], joined.Value.Rows.Single()[2]));
        var listed = provider == DatabaseProvider.Sqlite ? "select value as v from json_each('[7]')" : "select v from jsonb_array_elements('[7]'::jsonb) v";
        Assert.Equal("7", (await RunAsync(site, listed)).Value.Rows.Single()[0]!.ToString());
    }

    /// <summary>What PostgreSQL holds and .NET does not.</summary>
    [Theory]
    [BothDatabases("select 1e40::numeric as a")]
    [BothDatabases("select 'NaN'::numeric as a")]
    [BothDatabases("select '1 month 2 days'::interval as a")]
    [BothDatabases("select array_agg(x) as a from (select 1e40::numeric as x) t")]
    [BothDatabases("select '4000-01-01 BC'::date as a")]
    public async Task A_value_that_cannot_be_answered_is_a_refusal(DatabaseProvider provider, string sql)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = await QueryAsync(site, sql);
        using var asker = await AskerAsync(site, name);
        // SQLite refuses the casts themselves.
        var problem = await (await asker.GetAsync($"/api/queries/{name}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.named_query.failed");
        if (provider == DatabaseProvider.Postgres)
            Assert.Contains("'a'", problem["errors"]!["Template"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        // The connection is as good as before.
        Assert.Null((await RunAsync(site, "select 1 as one")).Error);
    }

    [Theory, BothDatabases]
    public async Task Time_and_rows_are_bounded(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await site.PublishedAsync(ContentSite.New());
        const string four = "(select 1 as x union all select 2 union all select 3 union all select 4)";
        var many = string.Join(" cross join ", Enumerable.Range(0, 6).Select(n => $"{four} t{n}"));
        var cut = await RunAsync(site, $"select t0.x from {many}");
        Assert.Equal((1_000, true), (cut.Value.Rows.Count, cut.Value.IsCut));
        var endless = string.Join(" cross join ", Enumerable.Range(0, 24).Select(n => $"{four} t{n}"));
        Assert.Equal("contents.named_query.too_slow", (await RunAsync(site, $"select count(*) from {endless}")).Error?.Code);
    }

    /// <summary>Nothing in a database looks at the clock within one comparison, of which these are as many as a query may have.</summary>
    [Theory, BothDatabases]
    public async Task Comparisons_of_long_texts_end_in_time(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(fill: part => part["Body"] = new JsonObject { ["Html"] = new string('a', 900_000) }));
        var content = provider == DatabaseProvider.Sqlite ? "d.Content" : "d.Content::text";
        // Each in other words: of conditions that are alike PostgreSQL asks one.
        var conditions = string.Join(" or ", Enumerable.Range(1, 20).Select(n => $"{content} like @term || '{new string('%', n)}'"));
        var name = await QueryAsync(site, $"select d.Id as id from Document d join ContentItemIndex i on i.DocumentId = d.Id where i.ContentItemId = @item and ({conditions}) limit 10");
        using var asker = await AskerAsync(site);
        JsonObject Values(string term) => new() { ["item"] = item.ContentItemId, ["term"] = term };
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await (await asker.GetAsync(Address(name, Values("%" + new string('a', 248) + "b")))).ProblemAsync(HttpStatusCode.BadRequest, "contents.named_query.too_slow");
        // Two seconds on SQLite. On PostgreSQL the driver waits for the second of grace and two more; the comparisons take longer than both.
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 1.5, provider == DatabaseProvider.Sqlite ? 4 : 8);
        // No id holds such.
        Assert.Empty((await (await asker.GetAsync(Address(name, Values("%!!")))).ObjectAsync())["items"]!.AsArray());
        Assert.Single((await (await asker.GetAsync(Address(name, Values("%aa")))).ObjectAsync())["items"]!.AsArray());
        var problem = await (await asker.GetAsync(Address(name, Values("%" + new string('a', 250))))).ProblemAsync(HttpStatusCode.BadRequest, "contents.named_query.parameters");
        Assert.Equal("The parameter 'term' has at most 250 characters.", problem["errors"]!["term"]![0]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task Texts_that_a_query_puts_together_are_bounded(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(fill: part => part["Body"] = new JsonObject { ["Html"] = new string('a', 900_000) }));
        var content = provider == DatabaseProvider.Sqlite ? "d.Content" : "d.Content::text";
        // PostgreSQL compares no more than twice what an item may hold; SQLite makes no text of more than four times that.
        var (three, six) = (await CountAsync(3), await CountAsync(6));
        Assert.Equal(provider == DatabaseProvider.Sqlite ? 1L : 0L, three.Value.Rows.Single()[0]);
        Assert.Equal(provider == DatabaseProvider.Sqlite ? "contents.named_query.failed" : null, six.Error?.Code);
        Assert.Equal(1L, (await CountAsync(1)).Value.Rows.Single()[0]);

        Task<Result<QueryRows>> CountAsync(int times) => RunAsync(site, $"""
            with long as (select {string.Join(" || ", Enumerable.Repeat(content, times))} || 'zz' as c
              from Document d join ContentItemIndex i on i.DocumentId = d.Id where i.ContentItemId = '{item.ContentItemId}')
            select count(*) as n from long where long.c like '%zz'
            """);
    }

    [Theory, BothDatabases]
    public async Task Columns_of_a_querys_own_are_named_behind_a_dot(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var rows = await RunAsync(site, "with own as (select 1 as n, 'x' as word, 2 as count, 3 as date) select o.n, o.word, o.count, o.date, o.* from own o where o.word like 'X%' or o.word like @w:'x'");
        Assert.Equal("x", rows.Value.Rows.Single()[1]);
        // What the words let pass for SQLite PostgreSQL's catalogue refuses, and says what to do.
        var told = await RunAsync(site, "with own as (select 1 as version) select own.version from own");
        Assert.Equal(provider == DatabaseProvider.Sqlite ? null : "'.version' is a function or a type of the database. Give the column another name.", told.Error?.Members?["Template"][0]);
    }

    /// <summary>The list of columns that may stand behind a dot, whatever functions are called like them, is that of the views.</summary>
    [Theory, BothDatabases]
    public async Task The_views_have_the_columns_that_are_told(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var view in new[] { "ContentItemIndex", "Document", "AutoroutePartIndex", "AliasPartIndex" })
            columns.UnionWith((await RunAsync(site, $"select x.* from {view} x limit 1")).Value.Columns);
        Assert.True(columns.SetEquals(SqlViews.Columns), string.Join(", ", columns));
    }

    [Theory, BothDatabases]
    public async Task A_search_is_a_list_with_the_callers_rights(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(fill: part => part["City"] = WriteVerbsTests.Text($"City {PublicId.New()}")));
        var city = item.Field("Story", "City")!["Text"]!.GetValue<string>();
        var name = await QueryAsync(site, """{"type":"Story","filter[City]":"@city:","limit":"@limit:3"}""", source: "Search");
        using var asker = await AskerAsync(site, name);
        var found = await (await asker.GetAsync(Address(name, new JsonObject { ["city"] = city }))).ObjectAsync();
        Assert.Equal(item.ContentItemId, Assert.Single(found["items"]!.AsArray())!["ContentItemId"]!.GetValue<string>());
        Assert.Single((await (await asker.GetAsync(Address(name, new JsonObject { ["limit"] = 1 }))).ObjectAsync())["items"]!.AsArray());
    }

    [Theory, BothDatabases]
    public async Task The_recipe_step_takes_orchards_shapes_and_leaves_out_what_cannot_run(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var id = PublicId.New();
        var step = JsonNode.Parse($$$"""
            {"name":"queries","Queries":[
              {"Source":"Sql","Name":"A{{{id}}}","Template":"select 1 as one","Schema":"{}","ReturnContentItems":false},
              {"Source":"Sql","Name":"B{{{id}}}","Properties":{"SqlQueryMetadata":{"Template":"select ContentItemId from ContentItemIndex"}},"ReturnContentItems":true},
              {"Source":"Search","Name":"C{{{id}}}","Template":{"type":"Story"}},
              {"Source":"Lucene","Name":"D{{{id}}}","Index":"Search","Template":"{}"},
              {"Source":"Sql","Name":"E{{{id}}}","Template":"select {{ 1 }}"}]}
            """)!.AsObject();
        var report = await site.StepOkAsync(step.DeepClone().AsObject());
        Assert.Equal((3, 2), (report.Created, report.Warnings.Count));
        var again = await site.StepOkAsync(step);
        Assert.Equal((0, 3), (again.Created, again.Unchanged));
    }

    [Theory, BothDatabases]
    public async Task Only_who_manages_queries_writes_them(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var input = new SaveQuery.Input(new QueryInput("Mine", QuerySource.Sql, "select 1 as one", null, false));
        var chief = await site.NewAsync("Chief");
        Assert.Equal("engine.forbidden", (await site.InScopeAsync(s => s.GetRequiredService<SaveQuery>().RunAsync(input, CancellationToken.None), chief.Actor)).Error?.Code);
        Assert.Equal("engine.forbidden", (await site.InScopeAsync(s => s.GetRequiredService<DeleteQuery>().RunAsync("mine", CancellationToken.None), chief.Actor)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task An_administrator_writes_tries_changes_exports_and_deletes_a_query(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var name = $"Q{PublicId.New()}";
        (string, string)[] form = [("Form.Name", name), ("Form.Source", "Sql"), ("Form.Template", "select @word as told"), ("Form.Parameters", "{\"word\":\"<b>hello</b>\"}")];
        var tried = await admin.SendFormAsync("/admin/queries/new?handler=Try", form);
        Assert.Contains("&lt;b&gt;hello&lt;/b&gt;", await tried.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (string, string)[] tooLong = [.. form[..^1], ("Form.Parameters", $"{{\"word\":\"{new string('a', 251)}\"}}")];
        var untried = await (await admin.SendFormAsync("/admin/queries/new?handler=Try", tooLong)).Content.ReadAsStringAsync();
        Assert.Contains("id=\"Form_Parameters-error\"", untried, StringComparison.Ordinal);
        Assert.Contains("has at most 250 characters.", untried, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync("/admin/queries/new", form)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync("/admin/queries/new", form)).StatusCode);
        var page = await admin.GetStringAsync($"/admin/queries/{name.ToLowerInvariant()}");
        Assert.Contains("select @word as told", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var refused = await admin.SendFormAsync($"/admin/queries/{name.ToLowerInvariant()}", ("Form.Source", "Sql"), ("Form.Template", "drop table x"), ("Form.Version", "1"));
        Assert.Contains("A query begins with SELECT or WITH.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(name, await admin.GetStringAsync("/admin/queries?handler=Export"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/queries/{name.ToLowerInvariant()}?handler=Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/queries/{name.ToLowerInvariant()}")).StatusCode);
    }

    private static readonly string[] Shadows =
    [
        "select data from cms_version", "select data from 'cms_version'", "select count(*) as n from cms_version", "select 1 as n from main.cms_item",
        "select * from (with ContentItemIndex as (select * from cms_version) select * from ContentItemIndex)",
        "select (select data from cms_version v where v.id = DocumentId) as a from ContentItemIndex", "select * from ContentItemIndex where DocumentId in cms_item",
    ];

    private static Task<Result<QueryRows>> RunAsync(TestSite site, string sql) =>
        site.InScopeAsync(services => services.GetRequiredService<AnswerQuery>().RunAsync(sql, [], CancellationToken.None));

    private static string Address(string name, JsonObject parameters) => $"/api/queries/{name}?parameters={Uri.EscapeDataString(parameters.ToJsonString())}";

    private static async Task<HttpClient> AskerAsync(TestSite site, string? query = null)
    {
        var permission = query is null ? "ExecuteApiAll" : $"ExecuteApi_{query}";
        var role = $"Asker-{PublicId.New()}";
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "Roles",
            ["Roles"] = new JsonArray(new JsonObject { ["Name"] = role, ["Permissions"] = new JsonArray(permission, "AccessContentApi", "View_Story") }),
        });
        return await site.BearerAsync(await site.NewAsync(role));
    }

    private static async Task<string> QueryAsync(TestSite site, string template, bool returnsItems = false, string source = "Sql")
    {
        var name = $"Query-{PublicId.New()}";
        var report = await site.StepOkAsync(new JsonObject
        {
            ["name"] = "Queries",
            ["Queries"] = new JsonArray(new JsonObject { ["Source"] = source, ["Name"] = name, ["Template"] = template, ["ReturnContentItems"] = returnsItems }),
        });
        Assert.Empty(report.Warnings);
        return name;
    }

    private static Task<IReadOnlyList<string>> TablesAsync(TestSite site, DatabaseProvider provider) => site.InScopeAsync(async services =>
    {
        await using var connection = await services.GetRequiredService<IReadConnections>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like '%\"%'"
            : "select tablename from pg_catalog.pg_tables where schemaname = 'public' union all select 'pg_authid'";
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        Assert.True(tables.Count > 30);
        return (IReadOnlyList<string>)tables;
    });
}
