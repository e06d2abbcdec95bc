using Jaytek.Contents.Queries.Named;

namespace Jaytek.UnitTests.Contents;

/// <summary>What a named query may say.</summary>
public sealed class SqlStatementTests
{
    [Theory]
    [InlineData("select ContentItemId from ContentItemIndex where ContentType = 'Mix' limit @limit:10")]
    [InlineData("with a as (select 1 as x) select count(*) from a where x in (1, 2) -- to the end; of the line")]
    [InlineData("SELECT \"a b\" FROM Document WHERE Content->>'x' like '%;--%' ;  ")]
    [InlineData("select date_trunc('month', PublishedUtc)::date as month, count(*) from ContentItemIndex group by 1")]
    public void A_select_over_content_is_read(string sql) => Assert.Null(SqlStatement.Read(sql).Error);

    [Theory]
    [InlineData("")]
    [InlineData("delete from cms_version")]
    [InlineData("select 1; select 2")]
    [InlineData("select 1; -- more\nselect 2")]
    [InlineData("select * from Document /* x */")]
    [InlineData("select $$x$$")]
    [InlineData("select E'\\''")]
    [InlineData("select U&\"d0061t\" from Document")]
    [InlineData("select [cms_user] from Document")]
    [InlineData("select `x` from Document")]
    [InlineData("select 'open")]
    [InlineData("select \"open")]
    [InlineData("with recursive a as (select 1) select * from a")]
    [InlineData("select * from pg_authid")]
    [InlineData("select * from information_schema.tables")]
    [InlineData("select * from \"pg_shadow\"")]
    [InlineData("select * from sqlite_master")]
    [InlineData("select data from cms_version")]
    [InlineData("select data from main.\"CMS_Version\"")]
    [InlineData("select cms_item.* from Document cms_item")]
    [InlineData("select * from identity_user")]
    [InlineData("select * from openid_signing_key")]
    [InlineData("select query_to_xml('select 1', true, true, '')")]
    [InlineData("select pg_catalog.\"query_to_xml\" ('select 1', true, true, '')")]
    [InlineData("select load_extension('x')")]
    [InlineData("select set_config('transaction_read_only', 'off', true)")]
    [InlineData("select zeroblob(1000000000)")]
    [InlineData("select current_user")]
    [InlineData("select 1 into x")]
    [InlineData("select :x")]
    [InlineData("select {{ x }}")]
    [InlineData("select @x:")]
    [InlineData("select a\0b")]
    public void What_leads_elsewhere_is_refused(string sql) => Assert.Equal("contents.named_query.sql", SqlStatement.Read(sql).Error?.Code);

    [Theory]
    [InlineData("select Id from Document where Content::text like @term limit 10")]
    [InlineData("select Id from Document where Content->'TitlePart'->>'Title' not ilike ('%' || @term || '%') escape '!' and Id in (1, 2)")]
    [InlineData("select case when Type like 'A%' then 1 else 2 end as n from Document")]
    [InlineData("select cast(Id as numeric(10, 2)) as a, Id::varchar(20) as b, date '2026-01-01' as c, '{}'::jsonb as d from Document")]
    [InlineData("with own as (select count(*) as n from Document) select own.n, trim(lower('a, b')) from own")]
    public void What_is_compared_and_cast_in_bounds_is_read(string sql) => Assert.Null(SqlStatement.Read(sql).Error);

    /// <summary>A pattern is short and known before the query runs: one comparison cannot be stopped.</summary>
    [Theory]
    [InlineData("Type like Content")]
    [InlineData("Type like '%' || Type")]
    [InlineData("Type like ('%' || (Type))")]
    [InlineData("Type ilike lower('x')")]
    [InlineData("Type like (select 'x')")]
    [InlineData("Type not like any (values ('x'))")]
    [InlineData("Type like \"Type\"")]
    [InlineData("Type like '{}'::jsonb->>'a'")]
    [InlineData("Type like 'a'::varchar(10)")]
    [InlineData("Type like @a || @b || @c")]
    [InlineData("Type like 'a' escape lower('X')")]
    [InlineData("like('a', Type)")]
    [InlineData("like('a' || Type, Type)")]
    [InlineData("case Type when 'a' then 'b' end like 'a'")]
    [InlineData("Type like")]
    [InlineData("Type ~~ Content")]
    [InlineData("Type ~ Content")]
    [InlineData("Type glob Content")]
    [InlineData("Type similar to Content")]
    public void A_comparison_without_bounds_is_refused(string condition) =>
        Assert.Equal("contents.named_query.sql", SqlStatement.Read($"select Id from Document where {condition}").Error?.Code);

    [Fact]
    public void What_costs_a_row_more_than_it_is_worth_is_counted_however_it_is_written()
    {
        string Chain(string link, int times) => string.Concat(Enumerable.Repeat(link, times));
        Assert.Null(SqlStatement.Read($"select d.Id as x from Document d where d.Content{Chain("::text", 100)} = 'a'").Error);
        Assert.NotNull(SqlStatement.Read($"select d.Id as x from Document d where d.Content{Chain("::text", 101)} = 'a'").Error);
        Assert.NotNull(SqlStatement.Read($"select (d.Content){Chain(".upper", 101)} as x from Document d").Error);
        Assert.Null(SqlStatement.Read($"select d.Content{Chain(" || d.Content", 10)} as x from Document d").Error);
        Assert.NotNull(SqlStatement.Read($"select d.Content{Chain(" || d.Content", 11)} as x from Document d").Error);
        // Patterns of LIKE join short texts.
        Assert.Null(SqlStatement.Read($"select d.Id as x from Document d where d.Id = 1{Chain(" or d.Content like '%' || @word || '%'", 15)}").Error);
    }

    [Fact]
    public void What_joins_short_texts_and_what_casts_behind_dots_is_counted()
    {
        static string Chain(string link, int times) => string.Concat(Enumerable.Repeat(link, times));
        Assert.NotNull(SqlStatement.Read($"select c{Chain("||'a'", 11)} as x from (select Content::text c from Document) d").Error);
        Assert.Null(SqlStatement.Read($"select c{Chain("||'a'", 10)} as x from (select Content::text c from Document) d").Error);
        Assert.NotNull(SqlStatement.Read($"select length((c){Chain(".jsonb.text", 60)}) as x from (select Content::text c from Document) d").Error);
        Assert.Null(SqlStatement.Read($"select d.Id as x from Document d where d.Id = 1{Chain(" or d.Content like ('%' || @word::text || '%')", 20)}").Error);
    }

    [Fact]
    public void Comparisons_calls_and_patterns_are_counted()
    {
        Assert.Null(Error("Type like '" + new string('a', 590) + "'"));
        Assert.NotNull(Error("Type like '" + new string('a', 600) + "'"));
        Assert.Null(Error(string.Join(" or ", Enumerable.Repeat("Type like 'a'", 20))));
        Assert.NotNull(Error(string.Join(" or ", Enumerable.Repeat("Type like 'a'", 21))));
        Assert.Null(Error(string.Join(" or ", Enumerable.Repeat("lower(Type) = 'a'", 100))));
        Assert.NotNull(Error(string.Join(" or ", Enumerable.Repeat("lower(Type) = 'a'", 101))));
        static string? Error(string condition) => SqlStatement.Read($"select Id from Document where {condition}").Error?.Code;
    }

    [Theory]
    [InlineData("replace(Content, 'a', 'aa')")]
    [InlineData("instr(Content, Content)")]
    [InlineData("strpos(Content, Content)")]
    [InlineData("position(Type in Content)")]
    [InlineData("split_part(Content, Content, 1)")]
    [InlineData("translate(Content, Content, 'a')")]
    [InlineData("repeat('a', 1000000)")]
    [InlineData("lpad('a', 1000000)")]
    [InlineData("rpad('a', 1000000)")]
    [InlineData("trim(Content, Content)")]
    [InlineData("ltrim(lower(Content), Content)")]
    [InlineData("trim(both Content from Content)")]
    [InlineData("'a'::char(10000000)")]
    [InlineData("cast('a' as char(10000000))")]
    [InlineData("'a'::bpchar")]
    [InlineData("(33300 + Id)::oid::regclass::text")]
    [InlineData("10::oid::regrole::text")]
    [InlineData("10::\"regrole\"")]
    [InlineData("cast(10 as oid)")]
    [InlineData("cast((select 10 as n) as regrole)")]
    [InlineData("regrole '10'")]
    [InlineData("\"regclass\" 'document'::text")]
    [InlineData("10::")]
    public void Calls_without_bounds_and_types_of_the_catalogue_are_refused(string expression) =>
        Assert.Equal("contents.named_query.sql", SqlStatement.Read($"select {expression} as x from Document").Error?.Code);

    [Theory]
    [InlineData("Type like 'a'", "(Type)::varchar(9) like 'a'")]
    [InlineData("not d.Type not like 'a'", "not (d.Type)::varchar(9) not like 'a'")]
    [InlineData("Id = 1 and Content->'a'->>'b' ilike 'a'", "Id = 1 and (Content->'a'->>'b')::varchar(9) ilike 'a'")]
    [InlineData("Type || lower(Content::text) || 'x' like 'a'", "(Type || lower(Content::text) || 'x')::varchar(9) like 'a'")]
    [InlineData("Id in (1) and (select Type) like 'a'", "Id in (1) and ((select Type))::varchar(9) like 'a'")]
    [InlineData("Id in ((Type)::varchar(3) like 'a', @a like 'b')", "Id in (((Type)::varchar(3))::varchar(9) like 'a', (@a)::varchar(9) like 'b')")]
    [InlineData("true = Type like 'a'", "true = (Type)::varchar(9) like 'a'")]
    [InlineData("cast(Type like 'a' as text) like 'b'", "(cast((Type)::varchar(9) like 'a' as text))::varchar(9) like 'b'")]
    public void Texts_that_are_compared_are_cut(string condition, string expected) =>
        Assert.Equal($"select Id from Document d where {expected}", SqlStatement.Read($"select Id from Document d where {condition}").Value.Cut(9).Text);

    [Fact]
    public void Parameters_are_found_outside_of_texts_with_their_defaults_once()
    {
        var read = SqlStatement.Read("select '@no', \"@no\", @a, @b:10, @c:'x y', @d:1.5, @e:true, @a::text from Document where x = @a").Value;
        Assert.Equal(
            [new QueryParameter("a", null), new("b", 10L), new("c", "x y"), new("d", 1.5), new("e", true)], read.Parameters);
        Assert.Equal("select '@no', \"@no\", @a, @b, @c, @d, @e, @a::text from Document where x = @a", read.Text);
    }

    [Fact]
    public void Names_are_all_that_could_be_a_table_and_nothing_behind_a_dot()
    {
        var names = SqlStatement.Read("select t.\"Title\", 'a_user' from public.Document t join \"Some_User\" u on u.id = t.id").Value.Names;
        Assert.Superset(new HashSet<string> { "public", "t", "some_user", "u" }, names.ToHashSet());
        Assert.DoesNotContain("title", names);
        Assert.DoesNotContain("document", names);
    }

    [Theory]
    [InlineData("select * from ContentItemIndex", "with ContentItemIndex as not materialized (X) select * from ContentItemIndex")]
    [InlineData("with a as (select * from DOCUMENT) select * from a, ContentItemIndex", "with ContentItemIndex as not materialized (X), Document as not materialized (Y),  a as (select * from DOCUMENT) select * from a, ContentItemIndex")]
    [InlineData("select 1", "select 1")]
    public void Views_that_are_named_stand_before_the_statement(string sql, string expected) =>
        Assert.Equal(expected, SqlStatement.Read(sql).Value.For([("ContentItemIndex", "X"), ("Document", "Y")]));
}
