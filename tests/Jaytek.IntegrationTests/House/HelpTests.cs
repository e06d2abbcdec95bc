using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>The question mark of each page leads to a text that speaks of it.</summary>
public sealed class HelpTests
{
    // What the section of the first page explains by itself: finding things, and the help.
    private static readonly string[] OfHome = ["/admin", "/admin/search", "/admin/help", "/admin/help/{name}"];

    [Fact, NoDatabase("It looks at the pages' addresses alone.")]
    public async Task Every_page_of_the_admin_has_a_section_of_its_own_kind()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var book = new HelpBook();
        var pages = await site.InScopeAsync(services => Task.FromResult(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Where(path => path == "/admin" || path.StartsWith("/admin/", StringComparison.Ordinal)).Distinct().ToList()));
        Assert.True(pages.Count > 50, $"{pages.Count} pages were found");
        var unexplained = pages.Except(OfHome).Where(path => book.Of(path)?.Name is null or "home").ToList();
        Assert.Empty(unexplained);
    }
}
