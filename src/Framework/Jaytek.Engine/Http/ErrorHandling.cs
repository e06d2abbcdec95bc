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
        if (!path.StartsWithSegments("/api"))
            return false;
        if (status < StatusCodes.Status500InternalServerError)
            await Problems.WriteAsync(httpContext, status, Problems.CodeOf(status), exception.Message);
        else
            await Problems.WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "engine.bug", $"Something went wrong here. The request's id is {httpContext.TraceIdentifier}.");
        return true;
    }
}
