using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Payments.Stripe.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>
/// Stripe, on loopback: holds each request to our contract, keeps what was made, follows the money, sends webhooks, and fails as it is told. What the
/// real one has and this has not: pages to pay on (a test's <see cref="Hand"/> pays), taxes, shipping, several currencies in one account, funds that
/// become available only days later, limits on amounts, and calls at the same time (they wait for each other).
/// </summary>
internal sealed class StripeStandIn : IAsyncDisposable
{
    public const string SecretKey = "sk_test_standInStandIn";

    private readonly WebApplication _app;
    private readonly StripeKeys _keys;
    private readonly StripeDesk _desk;
    private readonly List<(StripeFault Fault, string? Call)> _faults = [];

    private StripeStandIn(TimeProvider clock)
    {
        Books = new StripeBooks(clock);
        Hooks = new StripeHooks(Books, clock);
        Hand = new StripeHand(Books, () => Hooks.When == HooksWhen.ByHand ? Task.CompletedTask : Hooks.DeliverAsync());
        _keys = new StripeKeys(clock);
        _desk = new StripeDesk(Books);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.First();

    public StripeBooks Books { get; }

    public StripeHand Hand { get; }

    public StripeHooks Hooks { get; }

    /// <summary>Every request that came, also those that were failed.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();

    public static async Task<StripeStandIn> StartAsync(TimeProvider? clock = null)
    {
        var standIn = new StripeStandIn(clock ?? TimeProvider.System);
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>The configuration of a site whose account is here.</summary>
    public (string Key, string Value)[] Settings() =>
    [
        ("Jaytek:Payments:Stripe:ApiBase", Address), ("Jaytek:Payments:Stripe:SecretKey", SecretKey), ("Jaytek:Payments:Stripe:WebhookSecret", StripeHooks.Secret),
        ("Jaytek:Payments:Stripe:TimeoutSeconds", "1"),
    ];

    /// <summary>Fails the next calls.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many.</param>
    /// <param name="call">Of this name alone, such as <c>POST /v1/refunds</c>; null is any.</param>
    public void Fail(StripeFault fault, int times = 1, string? call = null)
    {
        lock (_faults)
            _faults.AddRange(Enumerable.Repeat((fault, call), times));
    }

    public async ValueTask DisposeAsync()
    {
        // Calls that are never answered would hold up the end.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        Hooks.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers["Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"req_{Requests.Count + 1}");
        var asked = await ReadAsync(http.Request);
        Requests.Enqueue(asked);
        var fault = NextFault(asked.Call);
        if (await FailedBeforeAsync(http, fault))
            return;
        Answer answer;
        lock (Books.Gate)
            answer = Decide(asked, fault);
        if (Hooks.When == HooksWhen.BeforeAnswer || (fault is not null && Hooks.When == HooksWhen.AfterAnswer))
            await Hooks.DeliverAsync();
        else if (Hooks.When == HooksWhen.AfterAnswer)
            http.Response.OnCompleted(Hooks.DeliverAsync);
        await WriteAsync(http, answer, fault);
    }

    private Answer Decide(Asked asked, StripeFault? fault)
    {
        if (Knock(asked) is { } wrong)
            return Answer.Of(wrong);
        if (StripeContract.Ours.Find(asked.Method, asked.Path) is not var (call, ids))
            return Answer.Of(new StripeRefusal(404, "invalid_request_error", null, $"Unrecognized request URL ({asked.Method}: {asked.Path})."));
        if (StripeContract.Check(call, asked.Given) is { } refused)
            return Answer.Of(refused);
        if (_keys.Before(asked) is { } before)
            return before;
        var answer = Try(call, ids, asked);
        if (fault == StripeFault.BrokenAndKept)
            answer = Answer.Of(new StripeRefusal(500, "api_error", null, "An unknown error occurred.")) with { ShouldRetry = false };
        _keys.Keep(asked, answer);
        return answer;
    }

    private Answer Try(StripeContract.Call call, IReadOnlyList<string> ids, Asked asked)
    {
        try
        {
            var kind = call.Answers.Replace("list of ", "", StringComparison.Ordinal);
            if (call.Method != "GET")
                return new Answer(200, StripeReading.Expanded(Books, _desk.Do(call.Name, ids, asked.Given), asked.Given).ToJsonString());
            return new Answer(200, (kind != call.Answers
                ? StripeReading.Page(Books, asked.Path, kind, ids, asked.Given, asked.Account)
                : StripeReading.One(Books, kind, ids[0], asked.Given, asked.Account)).ToJsonString());
        }
        catch (StripeRefusedException refused)
        {
            return Answer.Of(refused.Refusal);
        }
    }

    private StripeRefusal? Knock(Asked asked) => asked switch
    {
        { Key: not SecretKey } => new StripeRefusal(401, "invalid_request_error", null, $"Invalid API Key provided: {asked.Key}"),
        { Version: not StripeRequest.Version } => new StripeRefusal(400, "invalid_request_error", null, $"Invalid Stripe API version: {asked.Version}"),
        // Stripe would take it; we never make a call that cannot be repeated.
        { Method: "POST", IdempotencyKey: "" } => new StripeRefusal(400, "invalid_request_error", null, "The stand-in wants an Idempotency-Key with every POST."),
        { Account: { Length: > 0 } account } when Books.ById(account) is null =>
            new StripeRefusal(403, "invalid_request_error", "account_invalid", $"The provided key does not have access to account '{account}'."),
        _ => null,
    };

    private StripeFault? NextFault(string? call)
    {
        lock (_faults)
        {
            var at = _faults.FindIndex(f => f.Call is null || f.Call == call);
            if (at < 0)
                return null;
            var fault = _faults[at].Fault;
            _faults.RemoveAt(at);
            return fault;
        }
    }

    private static async Task<bool> FailedBeforeAsync(HttpContext http, StripeFault? fault)
    {
        StripeRefusal? refusal = fault switch
        {
            StripeFault.TooMany or StripeFault.TooManyForLong => new StripeRefusal(429, "invalid_request_error", "rate_limit", "Too many requests."),
            StripeFault.Locked => new StripeRefusal(409, "invalid_request_error", "lock_timeout", "This object cannot be accessed right now."),
            StripeFault.KeyInUse => new StripeRefusal(409, "idempotency_error", "idempotency_key_in_use", "There is currently another in-progress request using this key."),
            StripeFault.Broken => new StripeRefusal(500, "api_error", null, "An unknown error occurred."),
            _ => null,
        };
        if (fault is StripeFault.TooMany or StripeFault.TooManyForLong)
            http.Response.Headers.RetryAfter = fault == StripeFault.TooMany ? "2" : "60";
        if (refusal is not null)
            await WriteAsync(http, Answer.Of(refusal), null);
        else if (fault == StripeFault.BadGateway)
            await WriteAsync(http, new Answer(502, "<html>Bad gateway</html>"), null);
        else if (fault == StripeFault.CutBefore)
            http.Abort();
        else
            return false;
        return true;
    }

    private static async Task WriteAsync(HttpContext http, Answer answer, StripeFault? fault)
    {
        if (fault == StripeFault.Silent)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }
        if (fault == StripeFault.CutAfter)
        {
            http.Abort();
            return;
        }
        var body = Encoding.UTF8.GetBytes(fault == StripeFault.Garbled ? "{\"id\": 1" : answer.Body);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        if (answer.ShouldRetry is { } should)
            http.Response.Headers["Stripe-Should-Retry"] = should ? "true" : "false";
        if (answer.IsReplay)
            http.Response.Headers["Idempotent-Replayed"] = "true";
        await http.Response.Body.WriteAsync(fault == StripeFault.Torn ? body.AsMemory(0, body.Length / 2) : body);
        if (fault == StripeFault.Torn)
        {
            await http.Response.Body.FlushAsync();
            http.Abort();
        }
    }

    private static async Task<Asked> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = request.Method == "POST" ? await reader.ReadToEndAsync() : request.QueryString.Value?.TrimStart('?') ?? "";
        return new Asked(request.Method, request.Path.Value!, BracketForm.Read(text), text)
        {
            Key = ((string?)request.Headers.Authorization ?? "").Replace("Bearer ", "", StringComparison.Ordinal),
            Version = (string?)request.Headers["Stripe-Version"] ?? "",
            IdempotencyKey = (string?)request.Headers["Idempotency-Key"] ?? "",
            Account = (string?)request.Headers["Stripe-Account"] ?? StripeBooks.Platform,
            Call = StripeContract.Ours.Find(request.Method, request.Path.Value!)?.Call.Name,
        };
    }

    /// <summary>A request as it came.</summary>
    public sealed record Asked(string Method, string Path, JsonObject Given, string Text)
    {
        public string Key { get; init; } = "";

        public string Version { get; init; } = "";

        public string IdempotencyKey { get; init; } = "";

        public string Account { get; init; } = "";

        public string? Call { get; init; }
    }

    /// <summary>What is answered.</summary>
    public sealed record Answer(int Status, string Body)
    {
        public bool? ShouldRetry { get; init; }

        public bool IsReplay { get; init; }

        public static Answer Of(StripeRefusal refusal) => StripeContract.Ours.Errors[refusal.Type] is { } codes && (refusal.Code is null || codes.Contains(refusal.Code))
            ? new Answer(refusal.Status, refusal.ToJson().ToJsonString())
            : throw new InvalidOperationException($"The contract has no {refusal.Type} with the code {refusal.Code}.");
    }
}
