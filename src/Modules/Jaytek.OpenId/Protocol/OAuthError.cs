using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.OpenId.Protocol;

/// <summary>A refusal in OAuth's words (RFC 6749 sections 4.1.2.1 and 5.2).</summary>
/// <param name="Code">Such as <c>invalid_grant</c>.</param>
/// <param name="Description">A sentence for whoever writes the client.</param>
/// <param name="Status">The status where it is an answer and no redirect.</param>
internal sealed record OAuthError(string Code, string Description, int Status = StatusCodes.Status400BadRequest)
{
    public static OAuthError Request(string description) => new("invalid_request", description);

    public static OAuthError Grant(string description) => new("invalid_grant", description);

    // RFC 6749 section 5.2: 401 where the client tried by its header, and then with the scheme that it may try.
    public static readonly OAuthError Client = new("invalid_client", "The client is unknown, or its secret is wrong.", StatusCodes.Status401Unauthorized);

    public static readonly OAuthError Busy = new("temporarily_unavailable", "Too many secrets were tried from this address; try again in a minute.", StatusCodes.Status429TooManyRequests);

    /// <summary>Our code for it; null where OAuth's word says all.</summary>
    private string? Ours { get; init; }

    private int RetryAfterSeconds { get; init; } = Status == StatusCodes.Status429TooManyRequests ? 60 : 2;

    /// <summary>Beyond a limit of requests a minute.</summary>
    public static OAuthError TooMany(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new("temporarily_unavailable", $"Too many requests; try again in {seconds} seconds.", StatusCodes.Status429TooManyRequests) { RetryAfterSeconds = seconds, Ours = "engine.rate_limited" };
    }

    /// <summary>A refusal of an action, in these words.</summary>
    public static OAuthError Of(Error error) => error.Kind == ErrorKind.Unavailable
        ? new("temporarily_unavailable", error.Message, StatusCodes.Status503ServiceUnavailable)
        : new("server_error", error.Message, Problems.StatusOf(error.Kind));

    public IResult ToHttp() => new Answer(this);

    /// <summary>What goes wrong before a door of the protocol is asked: too many requests, a wrong method, a bug. JSON with OAuth's members, and our code.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        var word = status switch
        {
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "temporarily_unavailable",
            >= StatusCodes.Status500InternalServerError => "server_error",
            _ => "invalid_request",
        };
        return SendAsync(context, status, new JsonObject { ["error"] = word, ["error_description"] = detail, ["code"] = code });
    }

    private static Task SendAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private sealed class Answer(OAuthError error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (error.Status == StatusCodes.Status401Unauthorized)
                httpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"clients\"";
            if (error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                httpContext.Response.Headers.RetryAfter = error.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            var body = new JsonObject { ["error"] = error.Code, ["error_description"] = error.Description };
            if (error.Ours is not null)
                body["code"] = error.Ours;
            return SendAsync(httpContext, error.Status, body);
        }
    }
}
