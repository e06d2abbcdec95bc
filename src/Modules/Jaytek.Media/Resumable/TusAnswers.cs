using System.Globalization;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Media.Resumable;

/// <summary>The protocol's headers and statuses (tus 1.0), beside which a refusal is problem details as everywhere.</summary>
internal static class TusAnswers
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,checksum,expiration";

    private const int Locked = 423;
    private const int ChecksumMismatch = 460;

    /// <summary>How far the upload is and until when it may go on; of one that is whole, where the file stands.</summary>
    public static void Describe(HttpResponse response, ResumableUpload upload)
    {
        response.Headers["Upload-Offset"] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        if (upload.CompletedAt is null)
            response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        else
            response.Headers["Jaytek-Media-Url"] = MediaUrl.Of(upload.Path);
    }

    public static IResult Refuse(Error error) => error.Code switch
    {
        "media.upload.expired" or "media.upload.lost" => Problem(StatusCodes.Status410Gone, error),
        "media.upload.busy" => Problem(Locked, error),
        "media.upload.checksum_mismatch" => Problem(ChecksumMismatch, error),
        _ => error.ToHttp(),
    };

    public static IResult Problem(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    private static IResult Problem(int status, Error error) => Problem(status, error.Code, error.Message);
}
