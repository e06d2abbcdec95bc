using System.Globalization;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Payments.Intake;

/// <summary><c>POST /webhooks/{provider}</c>: stores and answers; nothing is worked on while the provider waits.</summary>
internal static class WebhookDoor
{
    /// <summary>The largest message, bytes; the largest of a provider's have some ten thousand.</summary>
    public const int LargestBody = 512 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/{provider}", HandleAsync)
        .Open("The signature is the proof.").WithMetadata(new RequestSizeLimitAttribute(LargestBody), new CountedAsAttribute(RequestClass.Clients)).DisableAntiforgery();

    private static async Task<IResult> HandleAsync(HttpContext context, string provider, StoreEvent store, PaymentProviders providers, IClientLimits limits, CancellationToken cancellationToken)
    {
        // Of nobody's nothing is read.
        if (providers.Find(provider) is null)
            return Refuse(context, PaymentsErrors.NoProvider, limits);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var stored = await store.RunAsync(provider, body.GetBuffer().AsMemory(0, (int)body.Length), context.Request.Headers, cancellationToken);
        return stored.Error is { } error ? Refuse(context, error, limits) : Results.Ok();
    }

    // What is rightly signed is the provider's and never counted; what is not is anybody's, and counted by where it comes from.
    private static IResult Refuse(HttpContext context, Error error, IClientLimits limits)
    {
        if ((error.Code != PaymentsErrors.Signature.Code && error.Code != PaymentsErrors.NoProvider.Code) || limits.TakeOfNobody(context) is not { } wait)
            return error.ToHttp();
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            statusCode: StatusCodes.Status429TooManyRequests, detail: "Too many messages that are not the provider's.", extensions: new Dictionary<string, object?> { ["code"] = "engine.rate_limited" });
    }
}
