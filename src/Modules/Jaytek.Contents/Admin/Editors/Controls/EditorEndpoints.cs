using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>What the controls of the editor ask while somebody fills them; each page does without.</summary>
internal static class EditorEndpoints
{
    /// <summary>Renders Markdown as the site would.</summary>
    public const string Markdown = "/admin/editor/markdown";

    /// <summary>What a picker offers for some words.</summary>
    public const string Choices = "/admin/editor/choices";

    /// <summary>Adds a term to a picker's vocabulary.</summary>
    public const string Terms = "/admin/editor/terms";

    /// <summary>Whether an item's address is free; the type's name follows.</summary>
    public const string Address = "/admin/editor/address/";

    /// <summary>The frame of a video; its id follows.</summary>
    public const string Video = "/admin/editor/video/";

    /// <summary>Whether the session still stands, and a token for its forms.</summary>
    public const string Session = "/admin/editor/session";

    private static readonly Error Forged = new("contents.editor.antiforgery", "The form's token is missing or stale. Reload the page.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var editor = routes.MapGroup("").Require(Permission.Parse(AdminFeature.Access)).ExcludeFromDescription();
        editor.MapGet(Video + "{id}", ShowVideo.Run);
        editor.MapGet(Session, RenewToken.RunAsync);
        editor.MapGet(Choices, FindChoices.RunAsync);
        editor.MapPost(Markdown, Guarded(RenderMarkdown.RunAsync));
        editor.MapPost(Address + "{type}", Guarded(CheckAddress.RunAsync));
        editor.MapPost(Terms, Guarded(AddTerm.RunAsync));
    }

    // Reading a form costs time and may change things, so only forms of our own are taken.
    private static RequestDelegate Guarded(RequestDelegate next) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            await next(context);
        else
            await Forged.ToHttp().ExecuteAsync(context);
    };
}
