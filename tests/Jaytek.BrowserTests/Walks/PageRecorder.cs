using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.BrowserTests.Walks;

/// <summary>Notes by which route each address was answered, which the answer itself does not tell.</summary>
internal sealed class PageRecorder : IStartupFilter
{
    private readonly ConcurrentDictionary<string, string> _routes = new(StringComparer.Ordinal);

    /// <summary>The route pattern that answered a path, with a slash in front; or null.</summary>
    public string? RouteOf(string path) => _routes.GetValueOrDefault(path);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var path = context.Request.Path.Value ?? "/";
            await rest(context);
            if (context.GetEndpoint() is RouteEndpoint endpoint)
                _routes[path] = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        });
        next(app);
    };
}
