using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http;

/// <summary>Lets every GET door answer HEAD (RFC 9110, section 9.3.2); the server itself leaves the body out.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
