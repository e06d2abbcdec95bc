using Jaytek.Kernel;
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
    public static IResult ToHttp(this Error error) => Results.Problem(Details(StatusOf(error.Kind), error.Code, error.Message, error.Members));

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
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
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
}
