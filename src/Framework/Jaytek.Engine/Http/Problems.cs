using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Engine.Http;

/// <summary>The one place that turns errors into HTTP: problem details (RFC 9457) with a stable <c>code</c> and, for input, <c>errors</c> by member.</summary>
public static class Problems
{
    /// <summary>True for paths whose callers are programs: errors are problem details, never pages or redirects.</summary>
    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>The HTTP answer to a refusal.</summary>
    public static IResult ToHttp(this Error error) => new ErrorAnswer(error);

    /// <summary>200 with <paramref name="result"/>'s value as JSON, or the refusal's problem details.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.Error is { } error ? error.ToHttp() : Results.Ok(result.Value);

    /// <summary>204, or the refusal's problem details.</summary>
    public static IResult ToHttp(this Result result) => result.Error is { } error ? error.ToHttp() : Results.NoContent();

    /// <summary>The status of a kind of error.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The code of an answer that nobody has given a more telling one.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "engine.bad_request",
        StatusCodes.Status401Unauthorized => "engine.unauthenticated",
        StatusCodes.Status403Forbidden => "engine.forbidden",
        StatusCodes.Status404NotFound => "engine.not_found",
        StatusCodes.Status405MethodNotAllowed => "engine.method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "engine.too_large",
        StatusCodes.Status415UnsupportedMediaType => "engine.unsupported_media_type",
        StatusCodes.Status429TooManyRequests => "engine.rate_limited",
        StatusCodes.Status500InternalServerError => "engine.bug",
        StatusCodes.Status503ServiceUnavailable => "engine.unavailable",
        _ => $"engine.http_{status}",
    };

    /// <summary>What an exception means to the client: its own status for a bad request, else 500.</summary>
    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        BlobStoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    internal static Task WriteAsync(HttpContext context, int status) => WriteAsync(context, status, CodeOf(status), WordsOf(context, status));

    /// <summary>As <see cref="WriteAsync(HttpContext, int)"/>, in the words of the door's own protocol where it has one.</summary>
    internal static Task WriteOwnAsync(HttpContext context, int status) => WriteOwnAsync(context, context.Request.Path, status, CodeOf(status), WordsOf(context, status));

    internal static Task WriteOwnAsync(HttpContext context, PathString path, int status, string code, string detail) =>
        ProgramDoor.At(context, path) is { } door ? door.WriteAsync(context, status, code, detail) : WriteAsync(context, status, code, detail);

    private static string WordsOf(HttpContext context, int status) => status switch
    {
        StatusCodes.Status400BadRequest => "This address does not take the request as it is: its body, or a parameter, is missing or is not of the kind that /docs/api describes.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => $"This address does not answer {context.Request.Method}.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not of a kind that this address takes; send application/json.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this address takes.",
        _ => $"The request was answered with {status} {ReasonPhrases.GetReasonPhrase(status)}.",
    };

    internal static Task WriteAsync(HttpContext context, int status, string code, string detail) =>
        Results.Problem(Details(status, code, detail, null)).ExecuteAsync(context);

    private static ProblemDetails Details(int status, string code, string detail, IReadOnlyDictionary<string, string[]>? members)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        problem.Extensions["code"] = code;
        if (members is not null)
            problem.Extensions["errors"] = members;
        return problem;
    }

    // A refusal as it is written out; what is not available now says when to come back.
    private sealed class ErrorAnswer(Error error) : IResult
    {
        private const string Seconds = "2";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (error.Kind == ErrorKind.Unavailable)
                httpContext.Response.Headers.RetryAfter = Seconds;
            // Who writes a program is helped by the permission's own name; pages are for people.
            var detail = error.Permission is { } permission && httpContext.IsApi() ? $"None of your roles grants the permission {permission}." : error.Message;
            return Results.Problem(Details(StatusOf(error.Kind), error.Code, detail, error.Members)).ExecuteAsync(httpContext);
        }
    }
}
