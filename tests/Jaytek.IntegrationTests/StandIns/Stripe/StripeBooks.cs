using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Everything that the stand-in keeps, by id and owner, in the order of making. Who changes it holds <see cref="Gate"/>.</summary>
internal sealed class StripeBooks(TimeProvider clock)
{
    /// <summary>The owner of what is not a connected account's.</summary>
    public const string Platform = "";

    /// <summary>A member that is only answered where the call asks for it stands under its name with this before it.</summary>
    public const char OnRequest = '+';

    private readonly List<Kept> _all = [];
    private int _made;

    public Lock Gate { get; } = new();

    /// <summary>Events that no webhook has brought yet.</summary>
    public List<JsonObject> Untold { get; } = [];

    /// <summary>Discounts in percent by coupon.</summary>
    public Dictionary<string, int> Coupons { get; } = [];

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{++_made:D10}");

    /// <summary>Keeps something new, with an id and the time.</summary>
    public JsonObject Add(string kind, string prefix, JsonObject members, string owner = Platform)
    {
        var made = new JsonObject { ["id"] = NewId(prefix), ["object"] = kind };
        foreach (var (name, value) in members)
            made[name] = value?.DeepClone();
        made["created"] ??= Now;
        _all.Add(new Kept(owner, kind, made));
        return made;
    }

    public IEnumerable<JsonObject> All(string kind, string owner = Platform) => _all.Where(k => k.Kind == kind && k.Owner == owner).Select(k => k.Object);

    /// <summary>Something by its id, or the refusal that Stripe has for it.</summary>
    public JsonObject Find(string kind, string? id, string owner = Platform, string? param = "id") =>
        All(kind, owner).FirstOrDefault(o => (string)o["id"]! == id) ?? throw Refuse("resource_missing", $"No such {kind}: '{id}'", param, param == "id" ? 404 : 400);

    public void Remove(string id) => _all.RemoveAll(k => (string)k.Object["id"]! == id);

    public JsonObject? ById(string id) => _all.Find(k => (string)k.Object["id"]! == id)?.Object;

    /// <summary>A line in the statement of an account; what is left of <paramref name="amount"/> is available at once.</summary>
    public JsonObject Line(string type, long amount, long fee, string currency, string? source, string owner = Platform) => Add("balance_transaction", "txn", new JsonObject
    {
        ["amount"] = amount, ["fee"] = fee, ["net"] = amount - fee, ["currency"] = currency, ["type"] = type, ["status"] = "available", ["reporting_category"] = type,
        ["source"] = source, ["available_on"] = Now,
        ["fee_details"] = fee == 0 ? [] : new JsonArray(new JsonObject { ["amount"] = fee, ["currency"] = currency, ["type"] = "stripe_fee" }),
    }, owner);

    public long Balance(string currency, string owner = Platform) =>
        All("balance_transaction", owner).Where(t => (string)t["currency"]! == currency).Sum(t => (long)t["net"]!);

    /// <summary>The account's own version, in which its list of events is written.</summary>
    public string AccountVersion { get; set; } = StripeContract.Ours.Version;

    /// <summary>Something happened: an event in the list, and a webhook to come.</summary>
    public void Tell(string type, JsonObject happenedTo, string owner = Platform)
    {
        var event_ = new JsonObject
        {
            ["type"] = type, ["api_version"] = StripeContract.Ours.Version, ["livemode"] = false, ["pending_webhooks"] = 1,
            ["data"] = new JsonObject { ["object"] = Shown(happenedTo) }, ["request"] = null,
        };
        if (owner != Platform)
            event_["account"] = owner;
        Untold.Add(Add("event", "evt", event_, owner));
    }

    /// <summary>As it is answered: without what only comes on request.</summary>
    public static JsonObject Shown(JsonObject kept) => new(kept.Where(m => m.Key[0] != OnRequest).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

    public static StripeRefusedException Refuse(string? code, string message, string? param = null, int status = 400, string type = "invalid_request_error") =>
        new(new StripeRefusal(status, type, code, message, param));

    private sealed record Kept(string Owner, string Kind, JsonObject Object);
}
