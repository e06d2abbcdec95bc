using System.Globalization;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Redirects.Admin;

/// <summary>The redirects: searched and filtered by the address.</summary>
[Require(RedirectsPermissions.ManageText)]
internal sealed class RedirectsModel(RedirectList redirects) : PageModel
{
    public const string Address = "/admin/redirects";
    public const int PageSize = 50;

    public RedirectQuery Filter { get; private set; } = new(null, null);

    public IReadOnlyList<Redirect> Lines { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>True where this is not the newest page.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address without a place.</summary>
    public string Newest => Href(null);

    public async Task OnGetAsync([FromQuery] string? q, [FromQuery] string? source, [FromQuery] long? after, CancellationToken cancellationToken)
    {
        Filter = new RedirectQuery(q is { Length: > RedirectPath.MaxLength } ? q[..RedirectPath.MaxLength] : q, Enum.TryParse<RedirectSource>(source, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null);
        Total = await redirects.CountAsync(Filter, cancellationToken);
        var found = await redirects.ListAsync(Filter, after, PageSize + 1, cancellationToken);
        Lines = [.. found.Take(PageSize)];
        IsOlder = after is not null;
        if (found.Count > PageSize)
            Older = Href(Lines[^1].Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How a redirect came to be, in words.</summary>
    public static string Words(RedirectSource source) => source switch
    {
        RedirectSource.Move => "An item moved",
        RedirectSource.Import => "Import",
        _ => "By hand",
    };

    /// <summary>What a status means, in words.</summary>
    public static string Words(int status) => status switch
    {
        301 => "301 Moved for good",
        302 => "302 Elsewhere for now",
        307 => "307 Elsewhere for now, same method",
        308 => "308 Moved for good, same method",
        _ => "410 Gone",
    };

    private string Href(string? after) => Address + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Filter.Search), new("source", Filter.Source?.ToString().ToLowerInvariant()), new("after", after),
    }.Where(one => !string.IsNullOrEmpty(one.Value)));
}
