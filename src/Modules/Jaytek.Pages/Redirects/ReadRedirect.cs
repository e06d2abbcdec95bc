using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Pages.Redirects;

/// <summary>A redirect as somebody wants it.</summary>
/// <param name="From">The old address.</param>
/// <param name="To">The target; not looked at for 410.</param>
/// <param name="Status">301, 302, 307, 308 or 410.</param>
internal sealed record RedirectInput(string? From, string? To, int Status);

/// <summary>Reads what somebody wants, and refuses what no visitor would ever be led by.</summary>
internal sealed class ReadRedirect(ClosedAddresses closed, ISettings<SiteSettings> settings, IHostContext host)
{
    /// <summary>The redirect as it would be kept, by hand. Errors: <c>pages.redirect.from</c>, <c>pages.redirect.to</c>, <c>pages.redirect.status</c>, <c>pages.redirect.loop</c>.</summary>
    public async ValueTask<Result<Redirect>> RunAsync(RedirectInput input, CancellationToken cancellationToken)
    {
        var from = RedirectPath.ReadFrom(input.From, (await settings.GetAsync(cancellationToken)).BaseUrl);
        if (from.Error is { } wrongFrom)
            return wrongFrom;
        if (closed.Find(from.Value) is { } segment)
            return Error.Member("pages.redirect.from", "From", $"What begins with /{segment} is answered by the system; a redirect there would never be asked.");
        if (!RedirectPath.Statuses.Contains(input.Status))
            return Error.Member("pages.redirect.status", "Status", $"A redirect answers {string.Join(", ", RedirectPath.Statuses.Order())}.");
        var isGone = input.Status == RedirectPath.Gone;
        var to = isGone ? "" : RedirectPath.ReadTo(input.To, from.Value.EndsWith(RedirectPath.Below, StringComparison.Ordinal));
        if (to.Error is { } wrongTo)
            return wrongTo;
        var key = RedirectPath.KeyOf(from.Value);
        if (RedirectPath.TargetKeyOf(to.Value) == key)
            return Error.Member("pages.redirect.loop", "To", "An address cannot lead to itself.");
        return new Redirect
        {
            BrandId = host.BrandId, From = from.Value, FromKey = key, To = to.Value, ToKey = RedirectPath.TargetKeyOf(to.Value), Status = input.Status,
        };
    }
}
