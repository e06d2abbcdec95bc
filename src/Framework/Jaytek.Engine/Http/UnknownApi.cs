using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Http;

/// <summary>
/// Answers what no door of the API does, by any method: 404, 405 with <c>Allow</c> where the address has
/// doors for other methods, 415 where it takes other bodies.
/// Without it the pages' catch-all, which knows GET alone, would answer for the API.
/// </summary>
internal static class UnknownApi
{
    private const string Pattern = "/api/{**path}";

    public static void MapUnknownApi(this IEndpointRouteBuilder routes) =>
        routes.Map(Pattern, Answer).WithOrder(int.MaxValue - 1).Open("Says only that there is nothing here.");

    private static Task Answer(HttpContext context)
    {
        var doors = DoorsAt(context);
        var methods = doors.SelectMany(MethodsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // A door for this method was passed by because it takes other kinds of body.
        if (doors.Any(d => MethodsOf(d).Contains(context.Request.Method) && d.Metadata.GetMetadata<IAcceptsMetadata>() is not null))
            return Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType);
        if (methods.Count == 0 || methods.Contains(context.Request.Method))
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Problems.WriteAsync(context, StatusCodes.Status405MethodNotAllowed);
    }

    private static List<RouteEndpoint> DoorsAt(HttpContext context)
    {
        var features = context.RequestServices.GetRequiredService<FeatureState>();
        return [.. context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true)
            .Where(e => e.Metadata.GetMetadata<FeatureMetadata>() is not { } feature || features.IsOn(feature.Id))
            .Where(e => new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(context.Request.Path, []))];
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint door) => door.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
}
