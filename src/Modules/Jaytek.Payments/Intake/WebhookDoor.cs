using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
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

    private static async Task<IResult> HandleAsync(HttpContext context, string provider, StoreEvent store, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var stored = await store.RunAsync(provider, body.GetBuffer().AsMemory(0, (int)body.Length), context.Request.Headers, cancellationToken);
        return stored.Error is { } error ? error.ToHttp() : Results.Ok();
    }
}
