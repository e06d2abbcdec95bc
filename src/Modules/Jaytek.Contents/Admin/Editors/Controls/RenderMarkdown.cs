using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary><c>POST /admin/editor/markdown</c> with <c>text</c>: the sanitised HTML that a reader of the site would be sent.</summary>
internal static class RenderMarkdown
{
    public static async Task RunAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["text"].ToString();
        var most = context.RequestServices.GetRequiredService<IOptions<ContentsOptions>>().Value.MaxItemKilobytes * 1024;
        if (text.Length > most)
        {
            await ContentsErrors.TooLarge(most).ToHttp().ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(context.RequestServices.GetRequiredService<IContentText>().MarkdownToHtml(text), context.RequestAborted);
    }
}
