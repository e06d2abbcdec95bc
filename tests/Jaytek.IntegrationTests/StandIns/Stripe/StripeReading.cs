using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Answers what changes nothing: one object, a page of a list, and what is to be expanded in either.</summary>
internal static class StripeReading
{
    private const int UsualPage = 10;
    private const int LongestPage = 100;

    public static JsonObject One(StripeBooks books, string kind, string id, JsonObject given, string owner) => Expanded(books, books.Find(kind, id, owner), given);

    public static JsonObject Page(StripeBooks books, string path, string kind, IReadOnlyList<string> ids, JsonObject given, string owner)
    {
        var all = books.All(kind, owner).Where(o => ids.Count == 0 || (string)o["transfer"]! == ids[0]).Where(o => Fits(books, o, given)).Reverse().ToList();
        var limit = given["limit"] is { } asked ? int.Parse((string)asked!, CultureInfo.InvariantCulture) : UsualPage;
        if (limit is < 1 or > LongestPage)
            throw StripeBooks.Refuse("parameter_invalid_integer", "This value must be between 1 and 100.", "limit");
        var from = 0;
        if (given["starting_after"] is { } after && (from = all.FindIndex(o => (string)o["id"]! == (string)after!) + 1) == 0)
            throw StripeBooks.Refuse("resource_missing", $"No such {kind}: '{after}'", "starting_after");
        var page = all.Skip(from).Take(limit).ToList();
        return new JsonObject
        {
            ["object"] = "list", ["url"] = path, ["has_more"] = all.Count > from + page.Count, ["data"] = new JsonArray([.. page.Select(o => Expanded(books, o, InList(given)))]),
        };
    }

    // In a list the paths begin with the list's own member.
    private static JsonObject InList(JsonObject given) => new()
    {
        ["expand"] = new JsonArray([.. given["expand"]?.AsArray().Select(p => (JsonNode)((string)p!)["data.".Length..]) ?? []]),
    };

    /// <summary>An object with what <c>expand</c> names in place of ids.</summary>
    public static JsonObject Expanded(StripeBooks books, JsonObject kept, JsonObject given)
    {
        var shown = StripeBooks.Shown(kept);
        // The list of events knows nothing of the version of the call, nor of the endpoint's.
        if ((string?)kept["object"] == "event")
            shown["api_version"] = books.AccountVersion;
        foreach (var path in given["expand"]?.AsArray().Select(p => (string)p!) ?? [])
            Expand(books, kept, shown, path.Split('.'), path);
        return shown;
    }

    private static void Expand(StripeBooks books, JsonObject kept, JsonObject shown, ReadOnlySpan<string> steps, string path)
    {
        var name = steps[0];
        if (kept[$"{StripeBooks.OnRequest}{name}"] is { } onRequest)
            shown[name] = onRequest.DeepClone();
        else if (shown[name] is JsonValue id && books.ById((string)id!) is { } whole)
            shown[name] = StripeBooks.Shown(whole);
        else if (!shown.ContainsKey(name))
            throw StripeBooks.Refuse(null, $"This property cannot be expanded ({path}).", "expand");
        if (steps.Length > 1 && shown[name] is JsonObject inner)
            Expand(books, inner, inner, steps[1..], path);
    }

    private static bool Fits(StripeBooks books, JsonObject item, JsonObject given) => given.All(filter => filter.Key switch
    {
        "limit" or "starting_after" or "expand" => true,
        "created" => InRange((long)item["created"]!, filter.Value!),
        "types" => filter.Value!.AsArray().Any(type => (string)type! == (string)item["type"]!),
        "status" => (string)filter.Value! is "all" || (string)filter.Value! == (string)item["status"]!,
        "subscription" => (string?)item["parent"]?["subscription_details"]?["subscription"] == (string)filter.Value!,
        // A payout's lines are those that were there when it was made.
        "payout" => books.Find("payout", (string)filter.Value!, param: "payout")["+lines"]!.AsArray().Any(line => (string)line! == (string)item["id"]!),
        var name => (string?)item[name] == (string)filter.Value!,
    });

    private static bool InRange(long created, JsonNode range) => range is JsonObject ends
        ? ends.All(end => (end.Key, long.Parse((string)end.Value!, CultureInfo.InvariantCulture)) switch
        {
            ("gt", var at) => created > at,
            ("gte", var at) => created >= at,
            ("lt", var at) => created < at,
            (_, var at) => created <= at,
        })
        : created == long.Parse((string)range!, CultureInfo.InvariantCulture);
}
