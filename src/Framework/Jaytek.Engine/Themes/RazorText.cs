using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Themes;

/// <summary>
/// A Razor view as text, for documents that jobs print: there need be no request. It is found as a page's is, in the theme first and then in
/// the modules, so that a theme can have an invoice of its own.
/// </summary>
public sealed class RazorText(
    IServiceScopeFactory scopes, ICompositeViewEngine views, SiteThemes themes, IModelMetadataProvider metadata, ITempDataProvider tempData)
{
    /// <summary>The text.</summary>
    /// <param name="view">
    /// The view's name below a folder <c>Views</c>, such as <c>Print/Invoice</c>. It stands for itself: no <c>_ViewStart</c> gives it the site's
    /// layout. It has no address and no user, so it makes no links to pages and asks for nobody's rights; all that it shows is in the model.
    /// </param>
    /// <param name="model">The view's model.</param>
    /// <param name="cancellationToken">The view's <c>Context.RequestAborted</c>.</param>
    /// <typeparam name="TModel">As the view declares it, or what that can be assigned from.</typeparam>
    /// <exception cref="InvalidOperationException">There is no such view.</exception>
    public async Task<string> RenderAsync<TModel>(string view, TModel model, CancellationToken cancellationToken)
    {
        // What a view injects lives as long as the view, and apart from whatever transaction the caller has open.
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        http.Items[ThemeViewLocations.Item] = string.Join(',', (await themes.CurrentAsync(cancellationToken)).Select(theme => theme.Id));
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        // Not as a main page: these begin with _ViewStart.
        var found = views.FindView(action, view, isMainPage: false);
        if (found.View is null)
            throw new InvalidOperationException($"There is no view {view}. Looked for: {string.Join(", ", found.SearchedLocations ?? [])}");
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), text, new HtmlHelperOptions()));
        cancellationToken.ThrowIfCancellationRequested();
        return text.ToString();
    }
}
