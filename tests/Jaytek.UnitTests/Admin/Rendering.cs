using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.UnitTests.Admin;

/// <summary>Runs tag helpers as a view would, with MVC's own generator.</summary>
internal sealed class Rendering
{
    private readonly ServiceProvider _services;

    public Rendering(string url = "/admin")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMvcCore().AddViews().AddDataAnnotations();
        _services = services.BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = _services };
        var parts = url.Split('?');
        http.Request.Path = parts[0];
        http.Request.QueryString = new QueryString(parts.Length > 1 ? "?" + parts[1] : null);
        var data = new ViewDataDictionary(Metadata, new ModelStateDictionary());
        View = new ViewContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor(), data.ModelState), new NoView(), data,
            new TempDataDictionary(http, new NoTempData()), TextWriter.Null, new HtmlHelperOptions());
    }

    public ViewContext View { get; }

    public IHtmlGenerator Html => _services.GetRequiredService<IHtmlGenerator>();

    public IModelMetadataProvider Metadata => _services.GetRequiredService<IModelMetadataProvider>();

    /// <summary>The expression of a view for a property of the model.</summary>
    public ModelExpression For(object model, string property) =>
        new(property, Metadata.GetModelExplorerForType(model.GetType(), model).GetExplorerForProperty(property));

    /// <summary>The HTML of a helper; <paramref name="inside"/> is run with the same shared items, as nested helpers are.</summary>
    public static async Task<string> RenderAsync(TagHelper helper, Func<TagHelperContext, Task<string>>? inside = null, string tag = "x", TagHelperAttributeList? attributes = null)
    {
        var context = new TagHelperContext(tag, attributes ?? [], new Dictionary<object, object>(), "id");
        return await RenderAsync(helper, context, inside, tag, attributes);
    }

    /// <summary>The same inside another helper's context.</summary>
    public static async Task<string> RenderAsync(
        TagHelper helper, TagHelperContext context, Func<TagHelperContext, Task<string>>? inside = null, string tag = "x", TagHelperAttributeList? attributes = null)
    {
        var own = new TagHelperContext(tag, attributes ?? [], context.Items, "id");
        // As the shortest way of writing it is; content must come through all the same.
        var output = new TagHelperOutput(tag, attributes ?? [], async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            return content.SetHtmlContent(inside is null ? "" : await inside(own));
        }) { TagMode = inside is null && tag == "x" ? TagMode.SelfClosing : TagMode.StartTagAndEndTag };
        await helper.ProcessAsync(own, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class NoView : IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
