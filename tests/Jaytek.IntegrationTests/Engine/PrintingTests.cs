using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Themes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Pages.Contracts.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>From a view to a PDF, with no request in sight.</summary>
public sealed class PrintingTests
{
    private static readonly ErrorPage Page = new(500, "Internal Server Error", "<number> ọ̀", null);

    [Theory, BothDatabases]
    public async Task A_view_of_the_theme_becomes_text_and_the_text_a_document(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var html = await RenderAsync(site, "Error", Page);
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("Something broke on our side", html, StringComparison.Ordinal);
        Assert.Contains("&lt;number&gt;", html, StringComparison.Ordinal);

        var pdf = await site.Services.GetRequiredService<IPdf>().PrintAsync(new PrintRequest(html), CancellationToken.None);
        Assert.Null(pdf.Error);
        Assert.Equal("%PDF-"u8.ToArray(), pdf.Value[..5]);
    }

    [Fact, NoDatabase("The view is found before anything is read.")]
    public async Task A_view_stands_for_itself_and_what_is_not_there_is_said_to_be_missing()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        // The theme's _ViewStart would give it the site's layout.
        var html = await RenderAsync(site, "_NoneFound", new ListFilters("/mixes", [], [new LinkText("/mixes", "Dub & co")], "/mixes", [], 0, "mixes"));
        Assert.StartsWith("<div class=\"empty\">", html.Trim(), StringComparison.Ordinal);
        Assert.Contains("Dub &amp; co", html, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(site, "Print/NoSuch", Page));
        Assert.Contains("Print/NoSuch", missing.Message, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync<TModel>(TestSite site, string view, TModel model) =>
        site.InScopeAsync(services => services.GetRequiredService<RazorText>().RenderAsync(view, model, CancellationToken.None));
}
