using System.Globalization;
using System.Net;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Search.Contracts;
using Jaytek.Search.Contracts.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Search.Results;

/// <summary><c>GET /api/search?q=…&amp;kind=…&amp;page=…&amp;limit=…&amp;highlight=true</c>: the site's search for programs.</summary>
internal static class SearchApi
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    private static readonly string[] Parameters = ["q", "kind", "page", "limit", "highlight"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search", (Func<HttpContext, ISiteSearch, Task>)RunAsync)
        .Open("It finds what everybody may view.").WithTags("Site").WithName("SearchSite")
        .Describe("Search the site", door => door
            .Says("What holds all words, the best titles first. Words in quotes are meant exactly and next to each other; others also find longer words that begin with them.")
            .Query("q", "The words.", required: true)
            .Query("kind", "A kind's name, to narrow it down: Mix.")
            .Query("page", "Which page, from 1.", Schema.Whole.Range(1, SearchRequest.MaxPage).Default(1))
            .Query("limit", "How many.", Schema.Whole.Range(1, MaxLimit).Default(DefaultLimit))
            .Query("highlight", "true adds each text as HTML in which what was found is marked.", Schema.Flag.Default(false))
            .Answers(200, "A page of what was found.", Schema.From<SearchAnswer>(), headers: ("ETag", "The tag of the page."))
            .Caches().Fails(400, "search.query.wrong_value", "search.query.no_word"));

    private static async Task RunAsync(HttpContext context, ISiteSearch search)
    {
        var read = Read(context.Request.Query);
        if (read.Error is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        var (request, isHighlighted) = read.Value;
        var found = await search.FindAsync(request, context.RequestAborted);
        if (found is null)
            await SearchErrors.NoWord.ToHttp().ExecuteAsync(context);
        else
            await TaggedJson.SendAsync(context, Answer(found, isHighlighted), isPublic: true);
    }

    private static Result<(SearchRequest Request, bool IsHighlighted)> Read(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (!Parameters.Contains(name, StringComparer.Ordinal))
                return SearchErrors.Parameter(name, $"There is no such parameter. There are: {string.Join(", ", Parameters)}.");
            if (values.Count > 1)
                return SearchErrors.Parameter(name, "The parameter is given twice.");
        }

        if (Number(query["page"], 1, SearchRequest.MaxPage) is not { } page)
            return SearchErrors.Parameter("page", $"It must be a whole number from 1 to {SearchRequest.MaxPage}.");
        if (Number(query["limit"], DefaultLimit, MaxLimit) is not { } limit)
            return SearchErrors.Parameter("limit", $"It must be a whole number from 1 to {MaxLimit}.");
        if (query["highlight"].ToString() is not ("" or "true" or "false"))
            return SearchErrors.Parameter("highlight", "It must be true or false.");
        var kind = query["kind"].ToString() is { Length: > 0 } given ? given : null;
        return (new SearchRequest(query["q"].ToString(), kind, page, limit), query["highlight"] == "true");
    }

    private static int? Number(string? text, int without, int most) =>
        string.IsNullOrEmpty(text) ? without
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static SearchAnswer Answer(SearchFound found, bool isHighlighted) => new(
        [.. found.Hits.Select(hit => Item(hit, isHighlighted))], found.Total, found.Page, found.PageSize, found.IsCut,
        [.. found.Kinds.Select(kind => new Kind(kind.Name, kind.Label, kind.Count))],
        [.. found.Nearest.Select(near => new Near(near.Title, near.Kind, near.Url))]);

    private static Hit Item(SearchHit hit, bool isHighlighted) => new(
        hit.Url, hit.Kind, Plain(hit.Title), Plain(hit.Byline), Plain(hit.Text), hit.At,
        isHighlighted ? new Highlight(Marked(hit.Title), Marked(hit.Byline), Marked(hit.Text)) : null);

    private static string Plain(IReadOnlyList<Fragment> pieces) => string.Concat(pieces.Select(piece => piece.Text));

    // HTML in which nothing but the marks is markup: a client may show it as it is.
    private static string Marked(IReadOnlyList<Fragment> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsHit ? $"<mark>{WebUtility.HtmlEncode(piece.Text)}</mark>" : WebUtility.HtmlEncode(piece.Text)));

    private sealed record SearchAnswer(
        IReadOnlyList<Hit> Items, int Total, int Page, int Limit, bool IsCut, IReadOnlyList<Kind> Kinds, IReadOnlyList<Near> Nearest);

    private sealed record Hit(string Url, string Kind, string Title, string Byline, string Text, DateTimeOffset PublishedUtc, Highlight? Highlights);

    private sealed record Highlight(string Title, string Byline, string Text);

    private sealed record Kind(string Name, string Label, int Count);

    private sealed record Near(string Title, string Kind, string Url);
}
