using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.OpenId.Admin;

/// <summary>The applications.</summary>
[Require("openid-applications:manage:any")]
internal sealed class ApplicationsModel(OpenIdState state) : PageModel
{
    public IReadOnlyList<Application> Lines { get; private set; } = [];

    public void OnGet() => Lines = [.. state.Current.Applications.OrderBy(one => one.DisplayName, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.ClientId, StringComparer.Ordinal)];

    /// <summary>What an application may do, in words.</summary>
    internal static IEnumerable<string> WordsOf(Application application) => application.Grants.Select(grant => grant switch
    {
        GrantTypes.Code => "sign people in",
        GrantTypes.Refresh => "stay signed in",
        _ => "act for itself",
    });
}
