using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Governance.Audit;

/// <summary>The filters as they stand in the address.</summary>
internal sealed class AuditForm
{
    /// <summary>A user's name or id, or <c>system</c>.</summary>
    [FromQuery(Name = "actor")]
    public string? Actor { get; set; }

    /// <summary>An action's name.</summary>
    [FromQuery(Name = "action")]
    public string? Action { get; set; }

    /// <summary>A sort of thing.</summary>
    [FromQuery(Name = "type")]
    public string? Type { get; set; }

    /// <summary>One thing.</summary>
    [FromQuery(Name = "id")]
    public string? Id { get; set; }

    /// <summary>The first day, in the site's zone.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    /// <summary>The last day, in the site's zone.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>The members that filter, by their name in the address.</summary>
    public IReadOnlyDictionary<string, string> Given => new (string Name, string? Value)[]
    {
        ("actor", Actor?.Trim()), ("action", Action), ("type", Type), ("id", Id?.Trim()), ("from", Text(From)), ("to", Text(To)),
    }.Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary(one => one.Name, one => one.Value!);

    /// <summary>A day as a date input takes it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Turns what people type into what the trail is asked.</summary>
internal sealed class AuditQuery(IUserDirectory users, SiteZone zone)
{
    public async Task<AuditFilter> ReadAsync(AuditForm form, CancellationToken cancellationToken)
    {
        var here = await zone.GetAsync(cancellationToken);
        var actor = form.Actor?.Trim() is { Length: > 0 } name ? name : null;
        var bySystem = string.Equals(actor, "system", StringComparison.OrdinalIgnoreCase);
        return new AuditFilter
        {
            BySystem = bySystem,
            // A name that nobody has now may be an id, as links give it; the accounts of the past are found by it.
            ActorId = actor is null || bySystem ? null : await users.FindIdByNameAsync(actor, cancellationToken) ?? actor,
            Action = NullIfEmpty(form.Action),
            TargetType = NullIfEmpty(form.Type),
            TargetId = NullIfEmpty(form.Id?.Trim()),
            From = form.From is { } from ? SiteZone.StartOf(from, here) : null,
            Until = form.To is { } to && to < DateOnly.MaxValue ? SiteZone.StartOf(to.AddDays(1), here) : null,
        };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
