using Jaytek.Kernel;

namespace Jaytek.Webhooks;

/// <summary>Every refusal of this module.</summary>
internal static class WebhooksErrors
{
    public static Error NotFound { get; } = new("webhooks.endpoint.not_found", "There is no such endpoint any more.", ErrorKind.NotFound);

    public static Error DeliveryNotFound { get; } = new("webhooks.delivery.not_found", "There is no such delivery any more.", ErrorKind.NotFound);

    public static Error Conflict { get; } = new("engine.conflict", "Somebody else changed this meanwhile. Reload it and try again.", ErrorKind.Conflict);

    public static Error TooMany(int most) => new("webhooks.endpoint.too_many", $"There are {most} endpoints already, as many as a site may have.", ErrorKind.Conflict);

    public static Error Off { get; } = new("webhooks.endpoint.off", "The endpoint is switched off. Switch it on first.", ErrorKind.Conflict);

    public static Error StillWaiting { get; } = new("webhooks.delivery.waiting", "The delivery waits for its next try already.", ErrorKind.Conflict);

    public static Error Url(string reason) => Error.Member("webhooks.endpoint.url", "Url", reason);

    public static Error Description(int most) => Error.Member("webhooks.endpoint.description", "Description", $"A description has at most {most} characters.");

    public static Error Events(string reason) => Error.Member("webhooks.endpoint.events", "Events", reason);

    public static Error ContentTypes(string reason) => Error.Member("webhooks.endpoint.content_types", "ContentTypes", reason);

    public static Error Secret { get; } = Error.Member("webhooks.endpoint.secret", "Secret", "A secret is whsec_ and then 24 to 64 bytes in Base64.");

    public static Error Step(string place, string problem) => new("webhooks.recipe.invalid", $"{place}: {problem}");
}
