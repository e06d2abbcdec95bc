using System.ComponentModel.DataAnnotations;
using Jaytek.Webhooks.Endpoints;

namespace Jaytek.Webhooks.Admin;

/// <summary>An endpoint as its form posts it.</summary>
internal sealed class EndpointForm
{
    [Display(Name = "Address"), StringLength(Endpoint.MaxUrl)]
    public string? Url { get; set; }

    [Display(Name = "Description"), StringLength(Endpoint.MaxDescription)]
    public string? Description { get; set; }

    /// <summary>The events that are ticked.</summary>
    public string[] Events { get; set; } = [];

    /// <summary>Others, by name or beginning.</summary>
    [Display(Name = "Other events"), StringLength(Endpoint.MaxList)]
    public string? OtherEvents { get; set; }

    [Display(Name = "Content types"), StringLength(Endpoint.MaxList)]
    public string? ContentTypes { get; set; }

    public bool IsOn { get; set; } = true;

    public long Version { get; set; }

    public static EndpointForm Of(Endpoint endpoint, IReadOnlyList<string> known)
    {
        var patterns = EventPattern.Split(endpoint.Events);
        return new EndpointForm
        {
            Url = endpoint.Url, Description = endpoint.Description, ContentTypes = endpoint.ContentTypes, IsOn = endpoint.IsOn, Version = endpoint.RowVersion,
            Events = [.. patterns.Where(known.Contains)], OtherEvents = string.Join(' ', patterns.Where(one => !known.Contains(one))),
        };
    }

    public EndpointInput Input() => new(Url, Description, string.Join(' ', Events) + " " + OtherEvents, ContentTypes, IsOn);
}
