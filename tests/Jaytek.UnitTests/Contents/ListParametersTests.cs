using Jaytek.Contents.Api;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.UnitTests.Contents;

public sealed class ListParametersTests
{
    [Fact]
    public void Page_limit_total_and_sort_are_read()
    {
        var query = Read("?type=Mix&page=3&limit=10&total=exact&sort=Bpm");
        Assert.Equal(("Mix", 20, 10, ContentTotal.Exact, "Bpm", false), (query.ContentType, query.Skip, query.Take, query.Total, query.OrderBy, query.Descending));
        var plain = Read("?type=Mix");
        Assert.Equal((0, 20, ContentTotal.None, "PublishedUtc", true), (plain.Skip, plain.Take, plain.Total, plain.OrderBy, plain.Descending));
    }

    [Fact]
    public void Lists_are_parted_by_commas_and_a_backslash_keeps_one()
    {
        var filter = Assert.Single(Read(@"?type=Mix&filter[City][in]=Porto,Paris\, Texas,a\\b").Filters);
        Assert.Equal(FilterOperator.In, filter.Operator);
        Assert.Equal(["Porto", "Paris, Texas", @"a\b"], filter.Values);
        Assert.Equal(["a,b"], Assert.Single(Read("?type=Mix&filter[City]=a,b").Filters).Values);
    }

    private static ContentQuery Read(string query) => ListParameters.Read(new QueryCollection(QueryHelpers.ParseQuery(query))).Value.Query;
}
