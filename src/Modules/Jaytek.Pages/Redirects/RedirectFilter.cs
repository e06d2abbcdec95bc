using Jaytek.Engine.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Pages.Redirects;

/// <summary>Where a page that shows content found none, asks whether its address leads elsewhere. A page that is there never comes here.</summary>
internal sealed class RedirectFilter(RedirectCache cache, RedirectFinder finder, RedirectHits hits, ClosedAddresses closed, IHostContext host) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.Result is NotFoundResult && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && closed.Find(request.Path.Value is { Length: > 0 } path ? path : "/") is null
            && await FindAsync(request.Path.ToUriComponent(), context.HttpContext.RequestAborted) is { Id: > 0 } known)
            Answer(context, known);
        await next();
    }

    private async Task<KnownRedirect> FindAsync(string path, CancellationToken cancellationToken)
    {
        var key = $"{host.BrandId}\n{RedirectPath.KeyOf(path)}";
        var generation = cache.Answers.Generation;
        if (cache.Answers.Find(key) is { } known)
            return known;
        known = await finder.FindAsync(path, cancellationToken) is { } found ? new KnownRedirect(found.Id, found.FromKey, found.To, found.Status) : KnownRedirect.None;
        cache.Answers.Add(key, known, (known.FromKey.Length + known.To.Length) * sizeof(char), generation);
        return known;
    }

    private void Answer(ResultExecutingContext context, KnownRedirect known)
    {
        var request = context.HttpContext.Request;
        if (known.Status == RedirectPath.Gone)
        {
            hits.Count(known.Id);
            context.Result = new StatusCodeResult(RedirectPath.Gone);
            return;
        }
        var target = RedirectPath.Target(known.FromKey, known.To, request.Path.Value!);
        // Only what an item answered when the redirect was written can come back to itself; it is as unknown as it looks.
        if (RedirectPath.TargetKeyOf(target) == RedirectPath.KeyOf(request.Path.ToUriComponent()))
            return;
        hits.Count(known.Id);
        var headers = context.HttpContext.Response.Headers;
        headers.Location = Location(target, request);
        // A browser that kept a 301 for good would not learn that the item went back to its old address.
        headers[HeaderNames.CacheControl] = "no-cache";
        context.Result = new StatusCodeResult(known.Status);
    }

    // Written as addresses are sent. The query of a visit goes along on this site and nowhere else.
    private static string Location(string target, HttpRequest request)
    {
        if (target[0] != '/')
            return new Uri(target).AbsoluteUri;
        var local = new Uri(new Uri("http://site"), target);
        var query = local.Query.Length > 0 ? local.Query : request.QueryString.ToUriComponent();
        // One slash, whatever a visitor wrote below a star: two would begin the name of another host.
        return $"{request.PathBase.ToUriComponent()}/{local.AbsolutePath.TrimStart('/')}{query}{local.Fragment}";
    }
}
