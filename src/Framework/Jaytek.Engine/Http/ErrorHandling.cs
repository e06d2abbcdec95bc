using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Http;

/// <summary>Bugs and malformed requests become problem details on the API; pages get the theme's error page, which names the request.</summary>
internal sealed class ErrorHandling(ILogger<ErrorHandling> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        // The framework has moved the request to the error page's path already.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? new PathString(failed.Path) : httpContext.Request.Path;
        var status = Problems.StatusOf(exception);
        if (status >= StatusCodes.Status500InternalServerError)
            logger.LogError(exception, "{Method} {Path} failed; request {Id}", httpContext.Request.Method, path, httpContext.TraceIdentifier);
        if (status == StatusCodes.Status503ServiceUnavailable)
            return await LaterAsync(httpContext, path, cancellationToken);
        if (!path.StartsWithSegments("/api") && ProgramDoor.At(httpContext, path) is null)
            return false;
        if (status < StatusCodes.Status500InternalServerError)
            await Problems.WriteOwnAsync(httpContext, path, status, Problems.CodeOf(status), exception.Message);
        else
            await Problems.WriteOwnAsync(httpContext, path, StatusCodes.Status500InternalServerError, "engine.bug", $"Something went wrong here. The request's id is {httpContext.TraceIdentifier}.");
        return true;
    }

    // Most who ask for what is kept elsewhere are players and picture elements, which read no page.
    private static async Task<bool> LaterAsync(HttpContext context, PathString path, CancellationToken cancellationToken)
    {
        const string Text = "Something that this site needs does not answer just now. Try again in a moment.";
        const int Status = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "10";
        context.Response.Headers.CacheControl = "no-store";
        if (path.StartsWithSegments("/api"))
        {
            await Problems.WriteAsync(context, Status, Problems.CodeOf(Status), Text);
            return true;
        }
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(Text, cancellationToken);
        return true;
    }
}
