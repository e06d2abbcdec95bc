using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>Answers <c>GET /api/content?type=…</c>.</summary>
internal static class ListContent
{
    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var request = ListParameters.Read(context.Request.Query);
        if (request.Error is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        try
        {
            if (await services.GetRequiredService<ListBytes>().ReadAsync(request.Value, context.RequestAborted) is not { } list)
            {
                await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
                return;
            }

            if (context.Request.Query.ContainsKey("q"))
                context.KeepNot();
            var isPublic = !services.GetRequiredService<ICurrentActor>().Actor.IsAuthenticated;
            await ReadContent.SendAsync(context, list.Body, isPublic ? ContentTags.Public(list.Tag) : ContentTags.Private(list.Tag), isPublic);
        }
        catch (ContentQueryException refused)
        {
            await refused.Error.ToHttp().ExecuteAsync(context);
        }
    }
}
