using Jaytek.IntegrationTests.Sites;
using Jaytek.OpenId.Scopes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>What tests need beside applications.</summary>
internal static class OpenIdRows
{
    public static async Task AddScopeAsync(TestSite site, string name, string[]? roles = null, string[]? resources = null)
    {
        var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveScope>().RunAsync(
            new ScopeInput(name) { DisplayName = name, Roles = roles ?? [], Resources = resources ?? [] }, CancellationToken.None));
        Assert.Null(saved.Error);
    }
}
