using System.ComponentModel.DataAnnotations;

namespace Jaytek.Media;

/// <summary>Limits and tools of the media library, <c>Jaytek:Media</c>.</summary>
internal sealed class MediaOptions
{
    /// <summary>The largest file, bytes. An hour of uncompressed stereo is 635 MB.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxFileBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>The largest request of the API that brings files, bytes: several files may come together. It is never less than one file may have.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxRequestBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>The longest side of an image, pixels.</summary>
    [Range(1, 65_535)]
    public int MaxImageSide { get; set; } = 12_000;

    /// <summary>The most pixels of an image: a small file can unpack to gigabytes.</summary>
    [Range(1, long.MaxValue)]
    public long MaxImagePixels { get; set; } = 80_000_000;

    /// <summary>True lets people upload SVG, which can hold scripts; recipes may always bring it. It is served sandboxed either way.</summary>
    public bool AllowSvgUploads { get; set; }

    /// <summary>Hosts from which a recipe may fetch files by <c>SourceUrl</c>; empty refuses all.</summary>
    public string[] SourceHosts { get; set; } = [];

    /// <summary>The ffmpeg to run.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>The ffprobe to run, which tells length and codec.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>Seconds after which the measuring of one file is given up.</summary>
    [Range(1, 86_400)]
    public int AudioTimeoutSeconds { get; set; } = 300;

    /// <summary>WAV files up to so many bytes are measured at once, in the upload; all others by the job.</summary>
    [Range(0, int.MaxValue)]
    public int MeasureAtOnceBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The vipsthumbnail to run, which makes sizes of pictures.</summary>
    [Required]
    public string VipsThumbnailPath { get; set; } = "vipsthumbnail";

    /// <summary>The vips to run, which cuts pictures.</summary>
    [Required]
    public string VipsPath { get; set; } = "vips";

    /// <summary>Seconds after which the making of one size is given up.</summary>
    [Range(1, 600)]
    public int PictureTimeoutSeconds { get; set; } = 30;

    /// <summary>The formats that pages offer, the best first: <c>webp</c>, or <c>avif, webp</c>. AVIF is smaller and costs several times the work.</summary>
    [RegularExpression("^(webp|avif)(, ?(webp|avif))*$", ErrorMessage = "formats are webp and avif, with commas between")]
    public string PictureFormats { get; set; } = "webp";

    /// <summary>The widths that are made, pixels, with commas between; wider than the original none is.</summary>
    [RegularExpression("^[1-9][0-9]{0,3}(, ?[1-9][0-9]{0,3})*$", ErrorMessage = "widths are whole numbers with commas between")]
    public string PictureWidths { get; set; } = "160, 320, 480, 640, 960, 1280, 1920";

    /// <summary>What is kept of a picture's detail, 1 to 100.</summary>
    [Range(1, 100)]
    public int PictureQuality { get; set; } = 80;

    /// <summary>Hours after which a stored file that nothing refers to is removed.</summary>
    [Range(1, 24 * 365)]
    public int OrphanHours { get; set; } = 24;

    /// <summary>Uploads that one user may have begun and not ended by the resumable protocol.</summary>
    [Range(1, 10_000)]
    public int UploadsPerUser { get; set; } = 20;

    /// <summary>The bytes that these may come to, counted whole from the beginning.</summary>
    [Range(1024, long.MaxValue)]
    public long UploadBytesPerUser { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Hours after its last bytes in which an upload that broke off may go on.</summary>
    [Range(1, 24 * 30)]
    public int UploadHours { get; set; } = 24;
}
