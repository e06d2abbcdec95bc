using System.Globalization;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Pages.Heads;

/// <summary>Writes what a page says about itself: <c>&lt;site-head of="Model" /&gt;</c> in the layout's <c>head</c>.</summary>
[HtmlTargetElement("site-head", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SiteHeadTagHelper : TagHelper
{
    private readonly ISettings<SiteSettings> _settings;
    private readonly SiteAddress _address;
    private readonly Enabled<ISiteFeeds> _feeds;
    private readonly ICards _cards;
    private readonly IImages _images;

    /// <summary>Made by dependency injection.</summary>
    public SiteHeadTagHelper(ISettings<SiteSettings> settings, SiteAddress address, Enabled<ISiteFeeds> feeds, ICards cards, IImages images) =>
        (_settings, _address, _feeds, _cards, _images) = (settings, address, feeds, cards, images);

    /// <summary>The page's model; one that is no <see cref="IPageModel"/> (a form, an error) is called what its view says as <c>ViewData["Title"]</c>, and is not listed.</summary>
    public object? Of { get; set; }

    /// <summary>The layout; set by the framework.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var site = await _settings.GetAsync(http.RequestAborted);
        var root = await _address.OfAsync(http.Request, http.RequestAborted);
        var head = (Of as IPageModel)?.Head ?? new PageHead(ViewContext.ViewData["Title"] as string ?? site.SiteName, null, http.Request.Path, "noindex");
        var write = new Lines(output.Content);
        output.TagName = null;
        write.Element("title", head.Title == site.SiteName ? head.Title : $"{head.Title} · {site.SiteName}");
        write.Meta("name", "description", head.Description);
        write.Meta("name", "robots", head.Robots);
        // An error page is at no address of its own.
        if (http.Response.StatusCode >= 400)
            return;
        var canonical = LinkedData.Absolute(head.CanonicalPath, root);
        write.Link("canonical", canonical);
        foreach (var feed in _feeds.SelectMany(source => source.Feeds).Concat(head.Feeds))
            write.Link("alternate", feed.Path, feed.ContentType, feed.Title);
        var shared = head.Card is { } card ? _cards.For(card) ?? head.Picture : head.Picture;
        Social(write, head with { Picture = shared }, site.SiteName, canonical, root);
        foreach (var data in LinkedData.Of(head, site.SiteName, root, shared?.Url ?? Art(head)))
            write.Data(data);
    }

    // Where nobody chose a picture and no card can be drawn here, the art that the page itself shows.
    private string? Art(PageHead head) => head.Card is { } card ? _images.For(card.Cover with { MediaPath = null }).Url : null;

    private static void Social(Lines write, PageHead head, string siteName, string canonical, string root)
    {
        write.Meta("property", "og:site_name", siteName);
        write.Meta("property", "og:type", head.SocialType);
        write.Meta("property", "og:title", head.SocialTitle ?? head.Title);
        write.Meta("property", "og:description", head.SocialDescription ?? head.Description);
        write.Meta("property", "og:url", canonical);
        write.Meta("name", "twitter:card", head.Picture is null ? "summary" : "summary_large_image");
        write.Meta("name", "twitter:creator", head.TwitterCreator);
        if (head.Picture is not { } picture)
            return;
        write.Meta("property", "og:image", LinkedData.Absolute(picture.Url, root));
        write.Meta("property", "og:image:width", picture.Width?.ToString(CultureInfo.InvariantCulture));
        write.Meta("property", "og:image:height", picture.Height?.ToString(CultureInfo.InvariantCulture));
        write.Meta("property", "og:image:alt", picture.Alt);
    }

    private sealed class Lines(TagHelperContent content)
    {
        public void Element(string name, string text) => content.AppendHtml($"<{name}>").Append(text).AppendHtml($"</{name}>\n  ");

        public void Meta(string kind, string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                Tag("meta", (kind, name), ("content", value));
        }

        public void Link(string rel, string href, string? type = null, string? title = null) => Tag("link", ("rel", rel), ("type", type), ("title", title), ("href", href));

        // No script to a browser, so the policy for scripts does not stop it; and nothing in it can end the element.
        public void Data(string json) => content.AppendHtml("<script type=\"application/ld+json\">").AppendHtml(json).AppendHtml("</script>\n  ");

        private void Tag(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
        {
            content.AppendHtml("<").AppendHtml(name);
            foreach (var (attribute, value) in attributes)
            {
                if (value is not null)
                    content.AppendHtml($" {attribute}=\"").Append(value).AppendHtml("\"");
            }

            content.AppendHtml(">\n  ");
        }
    }
}
