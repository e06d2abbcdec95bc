using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http;

/// <summary>
/// Lets every GET door answer HEAD (RFC 9110, section 9.3.2): routing is told GET, what runs then is told HEAD again, so that files and
/// streams are not read. What writes a body all the same is cut off by the server, which keeps its headers.
/// </summary>
internal static class HeadRequests
{
    private static readonly object Mark = new();

    /// <summary>Routing, for GET and HEAD alike.</summary>
    public static void UseRoutingOfHeadAsGet(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Items[Mark] = true;
                context.Request.Method = HttpMethods.Get;
            }
            return next(context);
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.Items.Remove(Mark))
                context.Request.Method = HttpMethods.Head;
            return next(context);
        });
    }
}
