using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Media.Files;
using Jaytek.Media.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Media.Api;

/// <summary>
/// <c>GET /api/media-facts?path=…&amp;path=…[&amp;aspect=16:9][&amp;focus=0.3,0.6]</c>: what a client needs to show files whose paths stand in
/// content. Everybody may read files whose path they know, and so what is told of them; where all paths are unknown it is a 404. The
/// focal point is the content's (<c>Anchors</c> of a media field): whoever asks for a cut brings it along.
/// </summary>
internal static class MediaFactsApi
{
    private const int MostPaths = 50;

    private static readonly string[] Parameters = ["path", "aspect", "focus"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/media-facts", RunAsync)
        .Require(ContentPermissions.AccessApi).WithTags("Media").WithName("GetMediaFacts").KeptReady()
        .Describe("What a client needs to show files", door => door
            .Says("Addresses, sizes and alternative texts of files by the paths that stand in content. Unknown paths are left out; where all are, it is a 404. A media field's anchor is the focus to send.")
            .Query("path", $"A media path; up to {MostPaths} of them.", Schema.List(Schema.Text), required: true)
            .Query("aspect", "A shape to cut pictures to: 16:9.")
            .Query("focus", "The point that a cut keeps in sight, from the left and from the top: 0.3,0.6.")
            .Answers(200, "The files.", Schema.From<Answer>(), headers: ("ETag", "The tag of the answer."))
            .Caches().Fails(400, "media.query.wrong_value").Fails(404, "media.file.not_found"));

    private static async Task RunAsync(HttpContext context, ListMediaFiles files, FileAnswers answers)
    {
        var query = context.Request.Query;
        var read = Read(query);
        if (read.Error is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        var paths = query["path"].OfType<string>().ToList();
        var found = (await files.FindAsync(paths, context.RequestAborted)).ToDictionary(file => file.Key, StringComparer.Ordinal);
        var items = paths.Select(path => found.GetValueOrDefault(MediaPath.KeyOf(path))).OfType<ListedFile>().DistinctBy(file => file.Key).ToList();
        if (items.Count == 0)
            await MediaErrors.NotFound(paths[0]).ToHttp().ExecuteAsync(context);
        else
            await TaggedJson.SendAsync(context, new Answer([.. items.Select(file => answers.Of(file, read.Value))]), isPublic: true);
    }

    private static Result<Cut> Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !Parameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
            return MediaErrors.UnknownParameter(unknown, Parameters);
        if (query["path"].Count is 0 or > MostPaths || query["path"].Any(path => string.IsNullOrEmpty(path) || path.Length > MediaPath.MaxLength))
            return MediaErrors.Parameter("path", $"1 to {MostPaths} media paths are expected.");
        var aspect = query["aspect"].ToString();
        if (aspect.Length > 0 && !IsAspect(aspect))
            return MediaErrors.Parameter("aspect", "A shape is two whole numbers from 1 to 100, width to height: 16:9.");
        var focus = query["focus"].ToString();
        return focus.Length == 0 ? new Cut(aspect.Length > 0 ? aspect : null, null)
            : Point(focus) is { } point ? new Cut(aspect.Length > 0 ? aspect : null, point)
            : MediaErrors.Parameter("focus", "A focal point is two numbers from 0 to 1, from the left and from the top: 0.3,0.6.");
    }

    private static bool IsAspect(string text) =>
        text.Split(':') is [var width, var height] && new[] { width, height }.All(side => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100);

    private static FocalPoint? Point(string text) =>
        text.Split(',') is [var left, var top]
        && double.TryParse(left, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var x) && x is >= 0 and <= 1
        && double.TryParse(top, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var y) && y is >= 0 and <= 1
            ? new FocalPoint(x, y)
            : null;

    private sealed record Answer(IReadOnlyList<FileAnswer> Items);
}
