using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Media.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Media.Admin;

/// <summary><c>GET /admin/media/facts?path=…&amp;path=…</c>: what the control of a media field shows of each file that is picked.</summary>
internal static class FactsEndpoint
{
    private const int MostPaths = 200;
    private const int ThumbWidth = 320;
    private const int LargeWidth = 1280;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/media/facts", HandleAsync).Require(MediaPermissions.Manage);

    private static async Task<IResult> HandleAsync(string[] path, ListMediaFiles files, IImages images, CancellationToken cancellationToken)
    {
        var found = await files.FindAsync([.. path.Take(MostPaths)], cancellationToken);
        return Results.Json(found.Select(file => Describe(file, images)));
    }

    private static object Describe(ListedFile file, IImages images)
    {
        var picture = file.IsImage ? images.For(new ImageRequest("", file.Path, "")) : null;
        return new
        {
            path = file.Path,
            kind = FileFacts.Kind(file),
            alt = file.AltText,
            isPicture = file.IsImage,
            width = file.IsImage ? file.Width : null,
            height = file.IsImage ? file.Height : null,
            thumb = picture?.At(ThumbWidth),
            large = picture?.At(LargeWidth),
        };
    }
}
