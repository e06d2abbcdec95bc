using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>A question that makes no sense, goes too far or asks for what is hidden is refused, and the answer names the parameter.</summary>
public sealed class RefusedQueryTests
{
    [Theory]
    [BothDatabases("filter[Rank][contains]=1", "contents.query.operator", "filter[Rank][contains]")]
    [BothDatabases("filter[Act][startsWith]=ana", "contents.query.operator", "filter[Act][startsWith]")]
    [BothDatabases("filter[Styles][lt]=x", "contents.query.operator", "filter[Styles][lt]")]
    [BothDatabases("filter[Act][lt]=ana-berlin", "contents.query.operator", "filter[Act][lt]")]
    [BothDatabases("filter[Act][lte]=ana-berlin", "contents.query.operator", "filter[Act][lte]")]
    [BothDatabases("filter[Act][gt]=ana-berlin", "contents.query.operator", "filter[Act][gt]")]
    [BothDatabases("filter[Act][gte]=ana-berlin", "contents.query.operator", "filter[Act][gte]")]
    [BothDatabases("filter[Act][between]=ana-berlin,rui-lisboa", "contents.query.operator", "filter[Act][between]")]
    [BothDatabases("filter[Act][contains]=ana-berlin", "contents.query.operator", "filter[Act][contains]")]
    [BothDatabases("filter[Who][lt]=user2", "contents.query.operator", "filter[Who][lt]")]
    [BothDatabases("filter[Who][lte]=user2", "contents.query.operator", "filter[Who][lte]")]
    [BothDatabases("filter[Who][gt]=user2", "contents.query.operator", "filter[Who][gt]")]
    [BothDatabases("filter[Who][gte]=user2", "contents.query.operator", "filter[Who][gte]")]
    [BothDatabases("filter[Who][between]=user1,user2", "contents.query.operator", "filter[Who][between]")]
    [BothDatabases("filter[Who][contains]=user2", "contents.query.operator", "filter[Who][contains]")]
    [BothDatabases("filter[Who][startsWith]=user2", "contents.query.operator", "filter[Who][startsWith]")]
    [BothDatabases("filter[Styles][lte]=x", "contents.query.operator", "filter[Styles][lte]")]
    [BothDatabases("filter[Styles][gt]=x", "contents.query.operator", "filter[Styles][gt]")]
    [BothDatabases("filter[Styles][gte]=x", "contents.query.operator", "filter[Styles][gte]")]
    [BothDatabases("filter[Styles][between]=x,y", "contents.query.operator", "filter[Styles][between]")]
    [BothDatabases("filter[Loud][startsWith]=t", "contents.query.operator", "filter[Loud][startsWith]")]
    [BothDatabases("filter[Day][startsWith]=2026", "contents.query.operator", "filter[Day][startsWith]")]
    [BothDatabases("filter[At][contains]=2026", "contents.query.operator", "filter[At][contains]")]
    [BothDatabases("filter[Doors][startsWith]=2", "contents.query.operator", "filter[Doors][startsWith]")]
    [BothDatabases("filter[Body]=x", "contents.query.not_filterable", "filter[Body]")]
    [BothDatabases("filter[Remarks]=x", "contents.query.not_filterable", "filter[Remarks]")]
    [BothDatabases("filter[Place]=x", "contents.query.not_filterable", "filter[Place]")]
    [BothDatabases("filter[Film]=x", "contents.query.not_filterable", "filter[Film]")]
    [BothDatabases("filter[Translated]=x", "contents.query.not_filterable", "filter[Translated]")]
    [BothDatabases("filter[PublishedUtc][contains]=x", "contents.query.operator", "filter[PublishedUtc][contains]")]
    [BothDatabases("filter[ContentItemId][gt]=x", "contents.query.operator", "filter[ContentItemId][gt]")]
    [BothDatabases("filter[Rank][like]=1", "contents.query.operator", "filter[Rank][like]")]
    [BothDatabases("filter[Loud]=loud", "contents.query.wrong_value", "filter[Loud]")]
    [BothDatabases("filter[Rank]=true", "contents.query.wrong_value", "filter[Rank]")]
    [BothDatabases("filter[Day]=5", "contents.query.wrong_value", "filter[Day]")]
    [BothDatabases("filter[Doors]=late", "contents.query.wrong_value", "filter[Doors]")]
    [BothDatabases("filter[City][exists]=maybe", "contents.query.wrong_value", "filter[City][exists]")]
    [BothDatabases("filter[or][0][City][exists]=maybe", "contents.query.wrong_value", "filter[or][0][City][exists]")]
    [BothDatabases("filter[or][0][Colour]=red", "contents.query.unknown_field", "filter[or][0][Colour]")]
    [BothDatabases("filter[Act.Colour]=red", "contents.query.unknown_field", "filter[Act.Colour]")]
    [BothDatabases("filter[Act.Next.Location]=Berlin", "contents.query.unknown_field", "filter[Act.Next.Location]")]
    [BothDatabases("filter[or][City]=x", "contents.query.syntax", "filter[or][City]")]
    [BothDatabases("filter[or][99][City]=x", "contents.query.syntax", "filter[or][99][City]")]
    [BothDatabases("filter[not]=x", "contents.query.syntax", "filter[not]")]
    [BothDatabases("filter[not][not][not][not][City]=x", "contents.query.too_deep", "filter[not][not][not][not][City]")]
    [BothDatabases("sort=Tags", "contents.query.sort", "sort")]
    [BothDatabases("sort=Rank,,City", "contents.query.sort", "sort")]
    [BothDatabases("sort=Rank,Rank", "contents.query.sort", "sort")]
    [BothDatabases("sort=Rank,City,Level,Loud,Day", "contents.query.sort", "sort")]
    [BothDatabases("cursor=abc", "contents.query.cursor", "cursor")]
    [BothDatabases("cursor=abc&page=1", "contents.query.cursor_and_page", "cursor")]
    [BothDatabases("fields=Colour", "contents.query.unknown_field", "fields")]
    [BothDatabases("include=Colour", "contents.query.include", "include")]
    [BothDatabases("include=Act.Next.Next.Next", "contents.query.include", "include")]
    [BothDatabases("include=Styles.Act", "contents.query.include", "include")]
    public async Task What_is_wrong_is_named(DatabaseProvider provider, string query, string code, string parameter)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        var problem = await (await client.GetAsync($"/api/content?type=Gig&{query}")).ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(parameter), problem.ToJsonString());
    }

    [Theory, BothDatabases]
    public async Task Thousands_of_filters_and_values_are_refused_at_once(DatabaseProvider provider)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        var filters = string.Join('&', Enumerable.Range(0, 60).Select(i => $"filter[or][{i % 20}][Rank][gt]={i}&".TrimEnd('&')).Distinct().Select((filter, i) => filter.Replace("Rank", $"Rank{i}", StringComparison.Ordinal)));
        await (await client.GetAsync($"/api/content?type=Gig&{filters}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.too_many");
        var parameters = string.Join('&', Enumerable.Range(0, 400).Select(i => $"filter[F{i}]=1"));
        await (await client.GetAsync($"/api/content?type=Gig&{parameters}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.too_many");
        var values = string.Join(',', Enumerable.Range(0, 101));
        await (await client.GetAsync($"/api/content?type=Gig&filter[Rank][in]={values}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.wrong_value");
        // Beyond what an address may have, the server does not read it.
        var beyond = string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"filter[F{i}]=1"));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await client.GetAsync($"/api/content?type=Gig&{beyond}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_asks_picked_items_for_what_they_may_not_see(DatabaseProvider provider)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        // An act's next is an act or a secret, and secrets are nobody's to search.
        await (await client.GetAsync("/api/content?type=Act&filter[Next.DisplayText]=x")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.hidden_field");
        await (await client.GetAsync("/api/content?type=Gig&filter[or][0][Author]=x")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.hidden_field");
        await (await client.GetAsync("/api/content?type=Gig&sort=Rank,Author")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.hidden_field");
    }

    [Theory]
    [BothDatabases("Act.Nothing", "no 'Nothing'. There are: Next.")]
    [BothDatabases("Styles.x", "from 'Styles' nothing further can be followed.")]
    public async Task What_cannot_be_followed_is_told_with_what_can(DatabaseProvider provider, string path, string says)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        var problem = await (await client.GetAsync($"/api/content?type=Gig&include={path}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.include");
        Assert.Equal($"There is nothing to include by '{path}': {says}", (string)problem["detail"]!);
    }
}
