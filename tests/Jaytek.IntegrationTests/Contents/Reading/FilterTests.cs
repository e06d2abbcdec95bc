using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Api;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>Every operator on every kind of field, over the wire.</summary>
public sealed partial class FilterTests
{
    [Theory]
    // Text
    [BothDatabases("[City]=ZURICH", "1")]
    [BothDatabases("[Gig.City][eq]=zürich", "1")]
    [BothDatabases("[City][ne]=Berlin", "1,3,4")]
    [BothDatabases("[City][in]=berlin,BERN", "2,3")]
    [BothDatabases("[City][nin]=berlin,BERN", "1,4")]
    [BothDatabases("[City][lt]=bern", "2")]
    [BothDatabases("[City][lte]=bern", "2,3")]
    [BothDatabases("[City][gt]=bern", "1")]
    [BothDatabases("[City][gte]=bern", "1,3")]
    [BothDatabases("[City][between]=berlin,bern", "2,3")]
    [BothDatabases("[City][contains]=RL", "2")]
    [BothDatabases("[City][startsWith]=BeR", "2,3")]
    [BothDatabases("[City][exists]=true", "1,2,3")]
    [BothDatabases("[City][exists]=false", "4")]
    // Text with a list of values
    [BothDatabases("[Level]=advanced", "2,3")]
    [BothDatabases("[Level][ne]=advanced", "1,4")]
    [BothDatabases("[Level][in]=Beginner,Advanced", "1,2,3")]
    [BothDatabases("[Level][nin]=Beginner", "2,3,4")]
    [BothDatabases("[Level][contains]=ginn", "1")]
    [BothDatabases("[Level][startsWith]=a", "2,3")]
    [BothDatabases("[Level][gt]=b", "1")]
    [BothDatabases("[Level][lt]=beginner", "2,3")]
    [BothDatabases("[Level][lte]=beginner", "1,2,3")]
    [BothDatabases("[Level][gte]=beginner", "1")]
    [BothDatabases("[Level][between]=advanced,b", "2,3")]
    [BothDatabases("[Level][exists]=false", "4")]
    // Number
    [BothDatabases("[Rank]=3.0", "3")]
    [BothDatabases("[Rank][ne]=3", "1,2,4")]
    [BothDatabases("[Rank][in]=1,4,77", "1,4")]
    [BothDatabases("[Rank][nin]=1,4", "2,3")]
    [BothDatabases("[Rank][lt]=2", "1")]
    [BothDatabases("[Rank][lte]=2", "1,2")]
    [BothDatabases("[Rank][gt]=2", "3,4")]
    [BothDatabases("[Rank][gte]=2", "2,3,4")]
    [BothDatabases("[Rank][between]=2,3", "2,3")]
    [BothDatabases("[Rank][exists]=true", "1,2,3,4")]
    // Flag
    [BothDatabases("[Loud]=true", "1,3")]
    [BothDatabases("[Loud][ne]=true", "2,4")]
    [BothDatabases("[Loud][in]=true,false", "1,2,3")]
    [BothDatabases("[Loud][nin]=false", "1,3,4")]
    [BothDatabases("[Loud][lt]=true", "2")]
    [BothDatabases("[Loud][lte]=false", "2")]
    [BothDatabases("[Loud][gt]=false", "1,3")]
    [BothDatabases("[Loud][gte]=false", "1,2,3")]
    [BothDatabases("[Loud][between]=false,true", "1,2,3")]
    [BothDatabases("[Loud][exists]=false", "4")]
    // Date, instant, time of day
    [BothDatabases("[Day]=2026-05-02", "2")]
    [BothDatabases("[Day][ne]=2026-05-02", "1,3,4")]
    [BothDatabases("[Day][in]=2026-05-02,2026-05-03", "2,3")]
    [BothDatabases("[Day][nin]=2026-05-02", "1,3,4")]
    [BothDatabases("[Day][lt]=2026-05-02", "1")]
    [BothDatabases("[Day][lte]=2026-05-02", "1,2")]
    [BothDatabases("[Day][gt]=2026-05-02", "3")]
    [BothDatabases("[Day][gte]=2026-05-02", "2,3")]
    [BothDatabases("[Day][between]=2026-05-01,2026-05-02", "1,2")]
    [BothDatabases("[Day][exists]=false", "4")]
    [BothDatabases("[At]=2026-05-02T20:00:00Z", "2")]
    [BothDatabases("[At][ne]=2026-05-02T20:00:00Z", "1,3,4")]
    [BothDatabases("[At][lt]=2026-05-02T20:00:00Z", "1")]
    [BothDatabases("[At][lte]=2026-05-02T22:00:00%2B02:00", "1,2")]
    [BothDatabases("[At][gt]=2026-05-02T20:00:00Z", "3")]
    [BothDatabases("[At][gte]=2026-05-02T20:00:00Z", "2,3")]
    [BothDatabases("[At][nin]=2026-05-02T20:00:00Z", "1,3,4")]
    [BothDatabases("[At][in]=2026-05-02T20:00:00Z,2026-05-03T20:00:00Z", "2,3")]
    [BothDatabases("[At][between]=2026-05-02,2026-05-04", "2,3")]
    [BothDatabases("[At][exists]=true", "1,2,3")]
    [BothDatabases("[Doors]=22:00", "2")]
    [BothDatabases("[Doors][ne]=22:00", "1,3,4")]
    [BothDatabases("[Doors][gt]=21:30", "2,3")]
    [BothDatabases("[Doors][in]=21:00,23:00", "1,3")]
    [BothDatabases("[Doors][lt]=22:00", "1")]
    [BothDatabases("[Doors][lte]=22:00", "1,2")]
    [BothDatabases("[Doors][gte]=22:00", "2,3")]
    [BothDatabases("[Doors][exists]=false", "4")]
    [BothDatabases("[Doors][between]=21:00,22:00:00", "1,2")]
    [BothDatabases("[Doors][nin]=21:00,22:00", "3,4")]
    // Several texts
    [BothDatabases("[Tags]=A", "1,3")]
    [BothDatabases("[Tags][ne]=a", "2,4")]
    [BothDatabases("[Tags][in]=b,c", "2,3")]
    [BothDatabases("[Tags][nin]=b,c", "1,4")]
    [BothDatabases("[Tags][startsWith]=c", "3")]
    [BothDatabases("[Tags][contains]=b", "2")]
    [BothDatabases("[Tags][lt]=b", "1,3")]
    [BothDatabases("[Tags][lte]=b", "1,2,3")]
    [BothDatabases("[Tags][gt]=b", "3")]
    [BothDatabases("[Tags][gte]=b", "2,3")]
    [BothDatabases("[Tags][between]=b,c", "2,3")]
    [BothDatabases("[Tags][exists]=false", "4")]
    // Link
    [BothDatabases("[Site]=https://example.org/bern", "3")]
    [BothDatabases("[Site][contains]=/ber", "2,3")]
    [BothDatabases("[Site][startsWith]=https://example.org/z", "1")]
    [BothDatabases("[Site][ne]=https://example.org/bern", "1,2,4")]
    [BothDatabases("[Site][in]=https://example.org/bern,https://example.org/berlin", "2,3")]
    [BothDatabases("[Site][nin]=https://example.org/bern,https://example.org/berlin", "1,4")]
    [BothDatabases("[Site][lt]=https://example.org/bern", "2")]
    [BothDatabases("[Site][lte]=https://example.org/bern", "2,3")]
    [BothDatabases("[Site][gt]=https://example.org/bern", "1")]
    [BothDatabases("[Site][gte]=https://example.org/bern", "1,3")]
    [BothDatabases("[Site][between]=https://example.org/berlin,https://example.org/bern", "2,3")]
    [BothDatabases("[Site][exists]=false", "4")]
    // Pickers: items by slug, users by id
    [BothDatabases("[Act]=ana-berlin", "1,3")]
    [BothDatabases("[Act][ne]=ana-berlin", "2,4")]
    [BothDatabases("[Act][in]=ana-berlin,rui-lisboa", "1,2,3")]
    [BothDatabases("[Act][nin]=rui-lisboa", "1,3,4")]
    [BothDatabases("[Act][exists]=false", "4")]
    [BothDatabases("[Who]=user2", "2")]
    [BothDatabases("[Who][ne]=user2", "1,3,4")]
    [BothDatabases("[Who][in]=user1,user3", "1,3")]
    [BothDatabases("[Who][nin]=user1,user3", "2,4")]
    [BothDatabases("[Who][exists]=true", "1,2,3")]
    // Terms by id, slug and part of the name
    [BothDatabases("[Styles]=4readterm00000000000000tec", "2,3")]
    [BothDatabases("[Styles]=techno", "2,3")]
    [BothDatabases("[Styles]=deep-house", "1")]
    [BothDatabases("[Styles][ne]=techno", "1,4")]
    [BothDatabases("[Styles][in]=techno,deep-house", "1,2,3")]
    [BothDatabases("[Styles][nin]=techno", "1,4")]
    [BothDatabases("[Styles][contains]=HOUSE", "1")]
    [BothDatabases("[Styles][startsWith]=tech", "2,3")]
    [BothDatabases("[Styles][contains]=polka", "")]
    [BothDatabases("[Styles]=polka", "")]
    [BothDatabases("[Styles][exists]=false", "4")]
    // Kinds of which it is only told whether there is a value
    [BothDatabases("[Body][exists]=true", "1")]
    [BothDatabases("[Remarks][exists]=true", "2")]
    [BothDatabases("[Remarks][exists]=false", "1,3,4")]
    [BothDatabases("[Place][exists]=true", "1")]
    [BothDatabases("[Film][exists]=true", "3")]
    [BothDatabases("[Film][exists]=false", "1,2,4")]
    [BothDatabases("[Translated][exists]=true", "2")]
    [BothDatabases("[Translated][exists]=false", "1,3,4")]
    // Other parts and root properties
    [BothDatabases("[TitlePart.Title]=last", "4")]
    [BothDatabases("[TitlePart.Title][contains]=night", "1,2")]
    [BothDatabases("[AutoroutePart.Path][startsWith]=gig/third", "3")]
    [BothDatabases("[AliasPart.Alias][exists]=true", "1,2,3,4")]
    [BothDatabases("[DisplayText]=FIRST  night", "1")]
    [BothDatabases("[DisplayText][ne]=last", "1,2,3")]
    [BothDatabases("[DisplayText][startsWith]=th", "3")]
    [BothDatabases("[DisplayText][contains]=night", "1,2")]
    [BothDatabases("[Owner]=nobody", "")]
    [BothDatabases("[Owner][ne]=nobody", "1,2,3,4")]
    [BothDatabases("[CreatedUtc][gte]=2000-01-01", "1,2,3,4")]
    [BothDatabases("[ModifiedUtc][lt]=2000-01-01", "")]
    [BothDatabases("[PublishedUtc][gte]=2000-01-01", "1,2,3,4")]
    [BothDatabases("[PublishedUtc][ne]=2000-01-01", "1,2,3,4")]
    [BothDatabases("[PublishedUtc][between]=2000-01-01,2001-01-01", "")]
    [BothDatabases("[PublishedUtc][exists]=true", "1,2,3,4")]
    [BothDatabases("[ContentItemId][ne]=x", "1,2,3,4")]
    [BothDatabases("[ContentItemVersionId][in]=x,y", "")]
    // One level through a picker
    [BothDatabases("[Act.Location]=BERLIN", "1,3")]
    [BothDatabases("[Act.Location][ne]=Berlin", "2,4")]
    [BothDatabases("[Act.Location][startsWith]=lis", "2")]
    [BothDatabases("[Gig.Act.Location][in]=Berlin,Lisboa", "1,2,3")]
    [BothDatabases("[Act.DisplayText][contains]=rui", "2")]
    [BothDatabases("[Act.Location][exists]=false", "4")]
    public async Task An_operator_finds_what_it_says(DatabaseProvider provider, string filter, string ranks)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        Assert.Equal(ranks, await Gigs.RanksAsync(client, $"filter{filter}&sort=Rank"));
        // By date, and as one alternative, other ways lead to the same items.
        Assert.Equal(ranks, string.Join(',', (await Gigs.RanksAsync(client, $"filter{filter}&sort=-PublishedUtc")).Split(',').Order()));
        Assert.Equal(ranks, string.Join(',', (await Gigs.RanksAsync(client, $"filter[or][0]{filter}")).Split(',').Order()));
    }

    [Theory, BothDatabases]
    public async Task Every_operator_that_a_kind_of_field_takes_stands_in_the_table(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        using var client = site.NewClient();
        var (fields, kinds) = await site.InScopeAsync(s => Task.FromResult((
            s.GetRequiredService<IContentDefinitionManager>().Current.Type("Gig")!.Part("Gig")!.Part.Fields,
            s.GetRequiredService<ContentKinds>().Fields.Where(kind => kind.GetType().Assembly == typeof(ContentKinds).Assembly).Select(kind => kind.Name).ToList())));
        Assert.Empty(kinds.Except(fields.Select(field => field.FieldName)));

        var table = typeof(FilterTests).GetMethod(nameof(An_operator_finds_what_it_says))!.GetCustomAttributes<BothDatabasesAttribute>()
            .Select(row => Row().Match((string)row.Values[0])).Where(row => row.Success)
            .Select(row => (Field: row.Groups["field"].Value, Operator: row.Groups["operator"] is { Success: true } name ? name.Value : "eq", Value: row.Groups["value"].Value)).ToList();
        var missing = new List<string>();
        foreach (var field in fields)
        {
            // A value of the kind, so that what is refused is the operator.
            var value = table.Find(row => row.Field == field.Name && row.Operator == "eq").Value ?? "x";
            foreach (var name in ListFilters.OperatorNames)
            {
                var operand = name switch { "exists" => "true", "between" => $"{value},{value}", _ => value };
                using var answer = await client.GetAsync($"/api/content?type=Gig&filter[{field.Name}][{name}]={operand}");
                if (answer.IsSuccessStatusCode && !table.Exists(row => row.Field == field.Name && row.Operator == name))
                    missing.Add($"{field.FieldName} {field.Name} {name}");
                else if (!answer.IsSuccessStatusCode)
                    Assert.Contains((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!, new[] { "contents.query.operator", "contents.query.not_filterable" });
            }
        }

        Assert.Empty(missing);
    }

    [Theory]
    [BothDatabases("filter[or][0][Level]=Beginner&filter[or][1][City]=Bern", "1,3")]
    [BothDatabases("filter[or][0][Level]=Advanced&filter[or][0][Loud]=true&filter[or][1][Rank]=4", "3,4")]
    [BothDatabases("filter[not][Level]=Advanced", "1,4")]
    [BothDatabases("filter[not][Level]=Advanced&filter[not][Loud]=true", "1,2,4")]
    [BothDatabases("filter[not][or][0][Rank]=1&filter[not][or][1][Rank]=2", "3,4")]
    [BothDatabases("filter[or][0][not][Rank][lt]=4&filter[or][1][Styles]=deep-house", "1,4")]
    [BothDatabases("filter[or][0][Act.Location]=Lisboa&filter[or][1][Rank]=4&filter[Rank][gt]=1", "2,4")]
    [BothDatabases("filter[or][0][PublishedUtc][lt]=2000-01-01&filter[or][1][Rank][gte]=3", "3,4")]
    [BothDatabases("filter[Level]=Advanced&filter[Styles]=techno&filter[Loud]=false", "2")]
    public async Task Groups_join_and_negate(DatabaseProvider provider, string query, string ranks)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        Assert.Equal(ranks, await Gigs.RanksAsync(client, query + "&sort=Rank"));
        Assert.Equal(ranks, string.Join(',', (await Gigs.RanksAsync(client, query)).Split(',').Order()));
        var total = (await (await client.GetAsync($"/api/content?type=Gig&{query}&total=exact")).ObjectAsync())["total"]!.GetValue<int>();
        Assert.Equal(ranks.Split(',').Length, total);
    }

    // A row of the table that is about a field of the type's own.
    [GeneratedRegex(@"^\[(?<field>\w+)\](\[(?<operator>\w+)\])?=(?<value>.*)$")]
    private static partial Regex Row();
}
