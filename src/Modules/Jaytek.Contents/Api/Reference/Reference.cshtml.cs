using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Api.Reference;

/// <summary>The API's reference for people: the OpenAPI document as a page, for whoever asks as far as they may know.</summary>
[Open("Shows the OpenAPI document, which shows everybody what they may know.")]
public sealed class ReferenceModel(ApiDocument document, ICurrentActor current, SiteAddress address) : PageModel
{
    private const int LongestQuery = 100;

    /// <summary>What is looked for; operations and schemas without it are left out.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>Whether somebody is signed in, who sees more than others.</summary>
    public bool IsSignedIn => current.Actor.IsAuthenticated;

    internal IReadOnlyList<ReferenceGroup> Groups { get; private set; } = [];

    internal IReadOnlyList<ReferenceSchema> Schemas { get; private set; } = [];

    /// <summary>The page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Response.Headers.CacheControl, Response.Headers.Vary) = ("private, no-cache", "Cookie");
        var read = await document.GetAsync(current.Actor, cancellationToken);
        var view = new ReferenceView(read.Json, (await address.OfAsync(Request, cancellationToken)).TrimEnd('/'));
        var query = Search?.Trim() is { Length: > 0 and <= LongestQuery } text ? text : null;
        Groups = [.. view.Groups().Select(group => group with { Operations = [.. group.Operations.Where(one => Has(query, one.Path, one.Summary, one.Says))] }).Where(group => group.Operations.Count > 0)];
        Schemas = [.. view.Shapes().Where(shape => Has(query, shape.Name, shape.Says))];
    }

    private static bool Has(string? query, params IEnumerable<string?> texts) =>
        query is null || texts.Any(text => text?.Contains(query, StringComparison.OrdinalIgnoreCase) == true);
}
