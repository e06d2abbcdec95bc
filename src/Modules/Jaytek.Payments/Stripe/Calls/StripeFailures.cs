using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>Makes a failure of what came back, or of what did not.</summary>
internal static partial class StripeFailures
{
    private const int MostMessage = 500;

    /// <summary>The failure that an answer tells.</summary>
    public static StripeFailure Of(HttpResponseMessage answer, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var error = Read(body);
        var kind = KindOf(answer.StatusCode, error?.Type, error?.Code);
        return new StripeFailure(kind, Scrub(error?.Message ?? $"it answered {(int)answer.StatusCode}"))
        {
            Status = (int)answer.StatusCode,
            Code = error?.Code,
            DeclineCode = error?.DeclineCode,
            Param = error?.Param,
            RequestId = Header(answer, "Request-Id"),
            RetryAfter = answer.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
                _ => null,
            },
            ShouldRetry = Header(answer, "Stripe-Should-Retry") switch { "true" => true, "false" => false, _ => null },
        };
    }

    /// <summary>There is no whole answer.</summary>
    public static StripeFailure Connection(string message) => new(StripeFailureKind.Connection, Scrub(message));

    /// <summary>There is an answer that says that it was done, and not what.</summary>
    public static StripeFailure Unreadable(HttpResponseMessage answer, string why) =>
        new(StripeFailureKind.Server, $"its answer cannot be read: {why}") { Status = (int)answer.StatusCode, RequestId = Header(answer, "Request-Id"), ShouldRetry = false };

    /// <summary>Whether a call that changes something may have done so, seen at the end of its tries.</summary>
    /// <param name="last">The last try's failure.</param>
    /// <param name="before">Whether it was unknown before that.</param>
    /// <param name="hasKey">Whether an idempotency key makes its tries one.</param>
    public static bool IsUnknown(StripeFailure last, bool before, bool hasKey) => last.Kind switch
    {
        StripeFailureKind.Connection or StripeFailureKind.Server or StripeFailureKind.Conflict => true,
        // This try was not even begun; an earlier one may have been.
        StripeFailureKind.RateLimited or StripeFailureKind.Authentication or StripeFailureKind.Permission or StripeFailureKind.NotAsked => before,
        // With the same key it is the earlier try's own result, or there was none.
        _ => before && !hasKey,
    };

    private static StripeFailureKind KindOf(HttpStatusCode status, string? type, string? code) => (status, type, code) switch
    {
        (HttpStatusCode.TooManyRequests, _, _) or (HttpStatusCode.BadRequest, _, "rate_limit") => StripeFailureKind.RateLimited,
        (HttpStatusCode.Conflict, _, _) => StripeFailureKind.Conflict,
        (HttpStatusCode.BadRequest, "idempotency_error", _) => StripeFailureKind.Idempotency,
        (HttpStatusCode.BadRequest, _, _) => StripeFailureKind.InvalidRequest,
        (HttpStatusCode.Unauthorized, _, _) => StripeFailureKind.Authentication,
        (HttpStatusCode.PaymentRequired, _, _) => StripeFailureKind.Card,
        (HttpStatusCode.Forbidden, _, _) => StripeFailureKind.Permission,
        (HttpStatusCode.NotFound, _, _) => StripeFailureKind.NotFound,
        _ => StripeFailureKind.Server,
    };

    private static ErrorMembers? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ErrorBody>(body, StripeJson.Options)?.Error;
        }
        catch (JsonException)
        {
            // A page of a proxy on the way; the status says enough.
            return null;
        }
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static string Scrub(string text) => Secrets().Replace(text.Length > MostMessage ? text[..MostMessage] : text, match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}…"));

    // Stripe itself hides most of a wrong key, not all of it.
    [GeneratedRegex(@"\b(sk_|rk_|pk_|whsec_)[A-Za-z0-9_*]+")]
    private static partial Regex Secrets();

    private sealed record ErrorBody(ErrorMembers? Error = null);

    private sealed record ErrorMembers(string? Type = null, string? Code = null, string? DeclineCode = null, string? Message = null, string? Param = null);
}
