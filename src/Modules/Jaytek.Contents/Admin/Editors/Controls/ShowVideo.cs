using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary><c>GET /admin/editor/video/{id}</c>: YouTube's player, framed by the editor.</summary>
internal static class ShowVideo
{
    public static Task Run(HttpContext context) => YoutubeFrame.WriteAsync(context, context.Request.RouteValues["id"] as string, "no-store");
}
