using Jaytek.Contents.Contracts;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>
/// <c>POST /admin/editor/address/{type}?id=…</c> with the editor's form: whether its address is free, whose it is, and what it would become.
/// The other item's title is told to who may see it.
/// </summary>
internal sealed class CheckAddress(
    EditorAccess access, EditorBinder binder, AddressCheck check, IContentReader reader, IContentRights rights, IContentDefinitionManager definitions)
{
    public static async Task RunAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var verdict = await context.RequestServices.GetRequiredService<CheckAddress>().OfAsync(
            (string)context.Request.RouteValues["type"]!, context.Request.Query["id"], form, context.RequestAborted);
        await (verdict is null ? ContentsErrors.NotFound.ToHttp() : Results.Json(verdict)).ExecuteAsync(context);
    }

    private async Task<Answer?> OfAsync(string typeName, string? id, IFormCollection form, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(typeName) is not { } type)
            return null;
        var before = string.IsNullOrEmpty(id) ? null : await reader.GetAsync(id, ContentVersion.Latest, cancellationToken);
        var item = before?.Clone() ?? access.NewItem(type);
        if (item.ContentType != type.Name || !await rights.MayAsync("edit", item, cancellationToken))
            return null;
        binder.Bind(item, type, form);
        if (await check.OfAsync(item, type, before, cancellationToken) is not { } verdict)
            return null;
        var other = verdict.TakenBy is { } taker ? await reader.GetAsync(taker, ContentVersion.Latest, cancellationToken) : null;
        var isSeen = other is not null && (await rights.MayAsync("edit", other, cancellationToken) || await rights.MayViewAsync(other, cancellationToken));
        return new Answer(verdict.State.ToString().ToLowerInvariant(), verdict.Path, verdict.Suggestion, isSeen ? other!.DisplayText : null);
    }

    private sealed record Answer(string State, string Path, string? Suggestion, string? By);
}
