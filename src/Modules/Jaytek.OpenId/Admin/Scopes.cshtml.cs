using Jaytek.Engine.Security;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.OpenId.Admin;

/// <summary>The scopes, the product's own first.</summary>
[Require("openid-scopes:manage:any")]
internal sealed class ScopesModel(OpenIdState state) : PageModel
{
    // Such a scope tells about the account, or keeps people signed in.
    private const string Nothing = "Nobody";

    public IReadOnlyList<ScopeLine> Lines { get; private set; } = [];

    public void OnGet() => Lines =
    [
        .. BuiltInScopes.Words.Select(one => new ScopeLine(one.Key, one.Value, one.Key == BuiltInScopes.Api ? "Its user" : Nothing, IsOwn: false)),
        .. state.Current.Scopes.Where(one => !BuiltInScopes.Words.ContainsKey(one.Name)).OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => new ScopeLine(one.Name, state.Current.WordsOf(one.Name), one.Roles.Count == 0 ? Nothing : string.Join(", ", one.Roles), IsOwn: true)),
    ];

    internal sealed record ScopeLine(string Name, string Words, string Opens, bool IsOwn);
}
