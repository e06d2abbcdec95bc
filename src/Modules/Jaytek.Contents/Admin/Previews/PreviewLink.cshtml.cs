using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Previews;

/// <summary>Makes a link by which whoever holds it sees an item's draft without signing in. The link is shown on the page that made it and kept nowhere.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PreviewLinkModel(
    MakePreview make, EditorAccess access, IContentReader reader, IContentDefinitionManager definitions, ISettings<PreviewSettings> settings,
    ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    /// <summary>The page of an item.</summary>
    public static string PathOf(string contentItemId) => $"/admin/content/preview-link/{contentItemId}";

    /// <summary>How long a link may be good, in minutes, with the words.</summary>
    public static IReadOnlyList<(int Minutes, string Words)> Lifetimes { get; } = [(MakePreview.DefaultMinutes, "An hour"), (24 * 60, "A day"), (MakePreview.MaxMinutes, "A week")];

    public ContentItem Item { get; private set; } = null!;

    public ContentTypeDefinition Type { get; private set; } = null!;

    /// <summary>The link that was just made, for this one page.</summary>
    public MakePreview.Made? Made { get; private set; }

    /// <summary>The lifetime that is chosen.</summary>
    public int Minutes { get; private set; } = MakePreview.DefaultMinutes;

    /// <summary>Whether links lead to a page for people; otherwise to the API's answer.</summary>
    public bool HasClient { get; private set; }

    /// <summary>Whether the user may set where links lead.</summary>
    public bool MaySetClient { get; private set; }

    public string Name => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";

    /// <summary>Whether the made link may stand in the page as a link: a recipe may have set any address.</summary>
    public bool CanBeOpened => Made is not null && SafeUrl.IsAllowed(Made.Url);

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, [FromForm(Name = "minutes")] string? minutes, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        // What is no number is outside the bounds, and is refused with the words for these.
        Minutes = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var made = await make.RunAsync(new MakePreview.Input(id, Minutes), cancellationToken);
        if (made.Error is { } error)
            return Refuse(error);
        Made = made.Value;
        return Page();
    }

    private IActionResult Refuse(Error error)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        if (error.Kind == ErrorKind.NotFound)
            return NotFound();
        foreach (var (member, messages) in error.Members ?? new Dictionary<string, string[]> { [""] = [error.Message] })
        {
            foreach (var message in messages)
                ModelState.AddModelError(member, message);
        }
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item || definitions.Current.Type(item.ContentType) is not { } type)
            return NotFound();
        (Item, Type) = (item, type);
        ViewData["Title"] = $"Preview link to {Name}";
        ViewData["Section"] = $"/admin/content/{type.Name}";
        if (!(await access.OfAsync(item, cancellationToken)).Edit)
            return Forbid();
        HasClient = (await settings.GetAsync(cancellationToken)).HasClient();
        MaySetClient = await authorizer.AllowsAsync(current.Actor, SaveSiteSettings.Manage, null, cancellationToken);
        return null;
    }
}
