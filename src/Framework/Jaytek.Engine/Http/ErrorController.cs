using System.Globalization;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Engine.Http;

/// <summary>The page of an error status, in the theme's view <c>Error</c> where it has one.</summary>
[Open("Error pages are for everybody.")]
[IgnoreAntiforgeryToken]
public sealed class ErrorController(ICompositeViewEngine views, Enabled<IErrorFrame> frames) : Controller
{
    /// <summary>The page; <c>/error/404</c> asked for directly answers 404 as well.</summary>
    [Route("/error/{status:int:range(400,599)}")]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // Taken from the route and not bound: binding reads the body of a form, and the damaged form that led here would leave it at 0.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        // A failure comes here under 500, whatever it was: what the request did wrong is no failure of the site.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } failure)
            status = Problems.StatusOf(failure);
        Response.StatusCode = status;
        var model = new ErrorPage(status, ReasonPhrases.GetReasonPhrase(status), HttpContext.TraceIdentifier,
            HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath)
        {
            Detail = status == StatusCodes.Status413PayloadTooLarge ? TooLarge.WordsOf(HttpContext) : null,
        };
        if (await FrameOfAsync(model, cancellationToken) is { } framed)
            return View(framed, model);
        return views.FindView(ControllerContext, "Error", isMainPage: true).Success
            ? View("Error", model)
            : Content($"{status} {model.Reason} {model.Detail}".TrimEnd(), "text/plain; charset=utf-8");
    }

    private async Task<string?> FrameOfAsync(ErrorPage page, CancellationToken cancellationToken)
    {
        // A failure of the server may be the database's: its page asks for nothing but itself.
        if (page.Status >= StatusCodes.Status500InternalServerError)
            return null;
        foreach (var frame in frames)
        {
            if (await frame.ViewOfAsync(page, cancellationToken) is { } view)
                return view;
        }
        return null;
    }
}

/// <summary>What an error page shows.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">Its standard phrase.</param>
/// <param name="RequestId">For asking the operator.</param>
/// <param name="Path">The address that was asked for, where known.</param>
public sealed record ErrorPage(int Status, string Reason, string RequestId, string? Path)
{
    /// <summary>A sentence about this very request, such as the limit that it went over; or null.</summary>
    public string? Detail { get; init; }
}
