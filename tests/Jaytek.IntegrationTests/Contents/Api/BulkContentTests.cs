using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>Many writes in one request.</summary>
public sealed class BulkContentTests
{
    [Theory, BothDatabases]
    public async Task Each_operation_has_its_own_result(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var (id, made) = (item.ContentItemId, PublicId.New());
        var answer = await BulkAsync(chief, false,
            Operation("upsert", item: WriteVerbsTests.Story("One")),
            Operation("replace", made, WriteVerbsTests.Story("Two")),
            Operation("patch", id, new JsonObject { ["Story"] = new JsonObject { ["City"] = WriteVerbsTests.Text("Faro") } }),
            Operation("patch", PublicId.New(), new JsonObject()),
            Operation("upsert", item: new JsonObject { ["ContentType"] = "Nothing" }),
            Operation("unpublish", id),
            Operation("publish", id),
            Operation("clone", id),
            Operation("delete", made),
            new JsonObject { ["operation"] = "delete", ["id"] = id, ["ifMatch"] = "\"old\"" });
        var body = await answer.ObjectAsync();
        Assert.Equal((7, 3), (body["succeeded"]!.GetValue<int>(), body["refused"]!.GetValue<int>()));
        Assert.Equal([200, 201, 200, 404, 400, 200, 200, 201, 200, 412], body["results"]!.AsArray().Select(result => result!["status"]!.GetValue<int>()));
        Assert.Equal("contents.type.unknown", body["results"]![4]!["code"]!.GetValue<string>());
        Assert.Equal("Faro", body["results"]![2]!["item"]!["Story"]!["City"]!["Text"]!.GetValue<string>());
        Assert.NotNull(await site.FindAsync(id));
        Assert.Null(await site.FindAsync(made));
    }

    [Theory, BothDatabases]
    public async Task All_or_nothing_leaves_nothing_where_one_is_refused(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = await site.PublishedAsync(ContentSite.New());
        var made = PublicId.New();
        var refused = await (await BulkAsync(chief, true,
            Operation("replace", made, WriteVerbsTests.Story("Two")),
            Operation("delete", item.ContentItemId),
            Operation("publish", PublicId.New()))).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        Assert.StartsWith("Nothing was changed: operation 2 was refused.", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["operations[2]"], refused["errors"]!.AsObject().Select(member => member.Key));
        Assert.Null(await site.FindAsync(made, ContentVersion.Latest));
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
        var done = await (await BulkAsync(chief, true, Operation("replace", made, WriteVerbsTests.Story("Two")), Operation("delete", item.ContentItemId))).ObjectAsync();
        Assert.Equal(2, done["succeeded"]!.GetValue<int>());
        Assert.NotNull(await site.FindAsync(made));
        Assert.Null(await site.FindAsync(item.ContentItemId));
    }

    [Theory]
    [BothDatabases(false)]
    [BothDatabases(true)]
    public async Task A_key_makes_a_bulk_happen_once(DatabaseProvider provider, bool allOrNothing)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var (key, title) = (PublicId.New(), $"Bulk {PublicId.New()}");
        JsonObject Body() => new()
        {
            ["allOrNothing"] = allOrNothing,
            ["operations"] = new JsonArray(Operation("upsert", item: WriteVerbsTests.Story(title)), Operation("upsert", item: WriteVerbsTests.Story(title))),
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chief.SendAsync(HttpMethod.Post, "/api/content/bulk", Body(), ("Idempotency-Key", key))));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(2, (await site.ListAsync(new ContentQuery("Story") { Filters = [ContentFilter.Equal("DisplayText", title)] })).Items.Count);
        var other = Body();
        other["operations"]!.AsArray().RemoveAt(0);
        await (await chief.SendAsync(HttpMethod.Post, "/api/content/bulk", other, ("Idempotency-Key", key))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "contents.idempotency.reused");
    }

    [Theory]
    [BothDatabases("{", "contents.body.syntax")]
    [BothDatabases("[]", "contents.body.syntax")]
    [BothDatabases("{}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[1]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"erase\",\"id\":\"a\"}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"delete\"}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"delete\",\"id\":5}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"delete\",\"id\":\"a\",\"item\":{}}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"patch\",\"id\":\"a\"}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"restore\",\"id\":\"a\"}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"delete\",\"id\":\"a\",\"Draft\":true}]}", "contents.bulk.syntax")]
    [BothDatabases("{\"operations\":[{\"operation\":\"delete\",\"id\":\"a\"}],\"atomic\":true}", "contents.bulk.syntax")]
    public async Task A_misspelt_body_is_refused_whole(DatabaseProvider provider, string body, string code)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await chief.PostAsync("/api/content/bulk", ContentSite.Json(body))).ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory, BothDatabases]
    public async Task Too_many_operations_and_too_large_a_body_are_refused(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var many = new JsonArray([.. Enumerable.Range(0, 101).Select(_ => (JsonNode)Operation("delete", PublicId.New()))]);
        await (await chief.SendAsync(HttpMethod.Post, "/api/content/bulk", new JsonObject { ["operations"] = many })).ProblemAsync(HttpStatusCode.BadRequest, "contents.bulk.too_many");
        var large = ContentSite.Json($$"""{"operations":["{{new string('x', 10_000_000)}}"]}""");
        await (await chief.PostAsync("/api/content/bulk", large)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "contents.body.too_large");
    }

    private static Task<HttpResponseMessage> BulkAsync(HttpClient client, bool allOrNothing, params JsonNode[] operations) => client.SendAsync(
        HttpMethod.Post, "/api/content/bulk", new JsonObject { ["allOrNothing"] = allOrNothing, ["operations"] = new JsonArray(operations) });

    private static JsonObject Operation(string operation, string? id = null, JsonObject? item = null)
    {
        var json = new JsonObject { ["operation"] = operation };
        if (id is not null)
            json["id"] = id;
        if (item is not null)
            json["item"] = item;
        return json;
    }
}
