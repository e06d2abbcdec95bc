using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>
/// Answers <c>GET /api/taxonomies/{name}</c>: a vocabulary by its alias, its id or the type of its terms, as a tree. Each term is the item
/// as it is stored, with the <c>Slug</c> that filters take and its narrower <c>Terms</c>.
/// </summary>
internal static class ReadTaxonomy
{
    private const string Part = "TaxonomyPart";

    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var taxonomy = await FindAsync(services, (string)context.Request.RouteValues["name"]!, context.RequestAborted);
        if (taxonomy?.Part(Part) is null || !await services.GetRequiredService<IContentRights>().MayViewAsync(taxonomy, context.RequestAborted))
        {
            await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
            return;
        }

        var body = taxonomy.ToUtf8();
        var shown = services.GetRequiredService<ContentProjection>().ForReaders(body) is { } open ? ContentItem.Parse(open.Body) : taxonomy;
        await TaggedJson.SendAsync(context, ContentJson.ToUtf8(Tree(shown)), !services.GetRequiredService<ICurrentActor>().Actor.IsAuthenticated);
    }

    private static async Task<ContentItem?> FindAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var reader = services.GetRequiredService<IContentReader>();
        return await reader.FindByAliasAsync(name, cancellationToken)
            ?? await reader.GetAsync(name, ContentVersion.Published, cancellationToken)
            ?? await ByTermsAsync(services, reader, name, cancellationToken);
    }

    // Vocabularies are few: those that nobody can tell apart by their terms, the newest first.
    private static async Task<ContentItem?> ByTermsAsync(IServiceProvider services, IContentReader reader, string name, CancellationToken cancellationToken)
    {
        foreach (var type in services.GetRequiredService<IContentDefinitionManager>().Current.Types.Where(type => type.FirstOf(Part) is not null))
        {
            var page = await reader.ListAsync(new ContentQuery(type.Name) { Take = ContentQuery.MaxTake }, cancellationToken);
            if (page.Items.FirstOrDefault(item => item.Part(Part)?["TermContentType"].AsText() == name) is { } found)
                return found;
        }

        return null;
    }

    private static JsonObject Tree(ContentItem taxonomy) => new()
    {
        [nameof(ContentItem.ContentItemId)] = taxonomy.ContentItemId,
        [nameof(ContentItem.ContentType)] = taxonomy.ContentType,
        [nameof(ContentItem.DisplayText)] = taxonomy.DisplayText,
        ["Alias"] = taxonomy.Part("AliasPart")?["Alias"].AsText(),
        ["TermContentType"] = taxonomy.Part(Part)!["TermContentType"].AsText(),
        ["Terms"] = Terms(taxonomy.Part(Part)!["Terms"], TaxonomyTerms.Of(taxonomy).ToDictionary(term => term.Id, term => term.Slug, StringComparer.Ordinal)),
    };

    private static JsonArray Terms(JsonNode? list, IReadOnlyDictionary<string, string> slugs)
    {
        var terms = new JsonArray();
        foreach (var term in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            if (term[nameof(ContentItem.ContentItemId)].AsText() is not { Length: > 0 } id)
                continue;
            var shown = term.DeepClone().AsObject();
            shown.Remove("Terms");
            shown["Slug"] = slugs[id];
            shown["Terms"] = Terms(term["Terms"], slugs);
            terms.Add(shown);
        }

        return terms;
    }
}
