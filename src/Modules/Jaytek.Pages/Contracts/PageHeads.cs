using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Contracts;

/// <summary>Fills a page's head from the item: what an editor gave in <c>SeoMetaPart</c>, else title, summary and address.</summary>
public sealed class PageHeads(IContentText text, ISettings<HomePageSettings> home, ISettings<SiteSettings> site, IImages images, FeatureState features)
{
    private const int DescriptionLength = 160;

    // As wide as services show a picture; at most.
    private const int SharedWidth = 1200;

    /// <summary>The head of an item's own page.</summary>
    /// <param name="item">The item.</param>
    /// <param name="about">Markdown or plain text for the description where the editor gave none; or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<PageHead> OfAsync(ContentItem item, string? about, CancellationToken cancellationToken) =>
        OfAsync(item, about, null, CardLines.None, cancellationToken);

    /// <summary>The head of an item's own page.</summary>
    /// <param name="item">The item.</param>
    /// <param name="about">Markdown or plain text for the description where the editor gave none; or null.</param>
    /// <param name="picture">What is shown where it is shared, where the editor chose nothing else; drawings are not.</param>
    /// <param name="lines">What stands on its card beside the title.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PageHead> OfAsync(ContentItem item, string? about, ImageRequest? picture, CardLines lines, CancellationToken cancellationToken)
    {
        var seo = item.Part("SeoMetaPart");
        var isHome = (await home.GetAsync(cancellationToken)).ContentItemId == item.ContentItemId;
        var name = (await site.GetAsync(cancellationToken)).SiteName;
        var title = isHome ? name : item.Title();
        var description = Filled(seo?["MetaDescription"].AsText()) ?? Filled(text.Summarize(about, DescriptionLength));
        var chosen = Chosen(item, seo);
        var head = new PageHead(
            Filled(seo?["PageTitle"].AsText()) ?? title,
            description,
            LinkText.Of(seo?["Canonical"].AsText(), null)?.Url ?? (isHome ? "/" : item.Url() ?? "/"),
            Filled(seo?["MetaRobots"].AsText()))
        {
            SocialTitle = Filled(seo?["OpenGraphTitle"].AsText()) ?? Filled(seo?["TwitterTitle"].AsText()),
            SocialDescription = Filled(seo?["OpenGraphDescription"].AsText()) ?? Filled(seo?["TwitterDescription"].AsText()),
            SocialType = Filled(seo?["OpenGraphType"].AsText()) ?? "website",
            TwitterCreator = Filled(seo?["TwitterCreator"].AsText()),
            Picture = Shared(chosen ?? picture),
            Card = chosen is null ? new CardRequest(title, name, picture ?? new ImageRequest(item.ContentItemId, null, ""), lines) : null,
        };
        JsonObject?[] data = [isHome ? WebSite(name) : null, Own(seo?["GoogleSchema"].AsText())];
        return head with { Data = [.. data.OfType<JsonObject>()] };
    }

    /// <summary>The head of the home page that no editor has chosen.</summary>
    public async Task<PageHead> HomeAsync(CancellationToken cancellationToken)
    {
        var name = (await site.GetAsync(cancellationToken)).SiteName;
        return new PageHead(name, null, "/") { Data = [WebSite(name)] };
    }

    private static ImageRequest? Chosen(ContentItem item, JsonObject? seo) =>
        new[] { "OpenGraphImage", "TwitterImage", "DefaultSocialImage" }
            .Select(name => seo?[name].Member("Paths").AsTexts().FirstOrDefault(path => path.Length > 0)).OfType<string>().FirstOrDefault() is { } path
            ? new ImageRequest(item.ContentItemId, path, item.Title())
            : null;

    // Services show no SVG, so art that was drawn for an item is none for them.
    private ImageRef? Shared(ImageRequest? request)
    {
        if (request?.MediaPath is null)
            return null;
        var image = images.For(request);
        if (image.Url.Split('?')[0].EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return null;
        var alt = image.Alt.Length > 0 ? image.Alt : request.Alt;
        return image.At(SharedWidth) is var url && url != image.Url ? new ImageRef(url, alt, null, null) : image with { Alt = alt };
    }

    private JsonObject WebSite(string name)
    {
        var data = new JsonObject { ["@type"] = "WebSite", ["name"] = name, ["url"] = "/" };
        if (features.IsOn("Jaytek.Search"))
        {
            data["potentialAction"] = new JsonObject
            {
                ["@type"] = "SearchAction",
                ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = "/search?q={search_term_string}" },
                ["query-input"] = "required name=search_term_string",
            };
        }

        return data;
    }

    // What an editor wrote was checked to be JSON when it was saved; Orchard's Liquid is kept there too and is none.
    private static JsonObject? Own(string? schema)
    {
        try
        {
            return string.IsNullOrWhiteSpace(schema) ? null : JsonNode.Parse(schema) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
