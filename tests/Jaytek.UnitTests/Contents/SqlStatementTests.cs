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
