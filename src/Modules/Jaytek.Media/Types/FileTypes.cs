namespace Jaytek.Media.Types;

/// <summary>The kinds of files that the library takes.</summary>
internal static class FileTypes
{
    public static readonly FileType Jpeg = new("a JPEG image", "image/jpeg", FileClass.Image, [".jpg", ".jpeg", ".jfif"]);
    public static readonly FileType Png = new("a PNG image", "image/png", FileClass.Image, [".png"]);
    public static readonly FileType Gif = new("a GIF image", "image/gif", FileClass.Image, [".gif"]);
    public static readonly FileType WebP = new("a WebP image", "image/webp", FileClass.Image, [".webp"]);
    public static readonly FileType Avif = new("an AVIF image", "image/avif", FileClass.Image, [".avif"]);
    public static readonly FileType Icon = new("an icon", "image/x-icon", FileClass.Image, [".ico"]);
    public static readonly FileType Svg = new("an SVG drawing", "image/svg+xml", FileClass.Image, [".svg"]);

    public static readonly FileType Mp3 = new("an MP3 recording", "audio/mpeg", FileClass.Audio, [".mp3"], "mp3");
    public static readonly FileType Wav = new("a WAV recording", "audio/wav", FileClass.Audio, [".wav"], "wav");
    public static readonly FileType Flac = new("a FLAC recording", "audio/flac", FileClass.Audio, [".flac"], "flac");
    public static readonly FileType Ogg = new("an Ogg recording", "audio/ogg", FileClass.Audio, [".ogg", ".oga", ".opus"], "ogg");
    public static readonly FileType Aac = new("an AAC recording", "audio/aac", FileClass.Audio, [".aac"], "aac");
    public static readonly FileType Aiff = new("an AIFF recording", "audio/aiff", FileClass.Audio, [".aif", ".aiff", ".aifc"], "aiff");
    public static readonly FileType M4a = new("an MPEG-4 recording", "audio/mp4", FileClass.Audio, [".m4a", ".m4b"], "mov");
    public static readonly FileType Midi = new("a MIDI file", "audio/midi", FileClass.Audio, [".mid", ".midi"]);

    public static readonly FileType Mp4 = new("an MPEG-4 film", "video/mp4", FileClass.Video, [".mp4", ".m4v"], "mov");
    public static readonly FileType QuickTime = new("a QuickTime film", "video/quicktime", FileClass.Video, [".mov", ".qt"], "mov");
    public static readonly FileType WebM = new("a WebM film", "video/webm", FileClass.Video, [".webm"], "matroska");
    public static readonly FileType OggVideo = new("an Ogg film", "video/ogg", FileClass.Video, [".ogv"], "ogg");

    public static readonly FileType Pdf = new("a PDF document", "application/pdf", FileClass.Document, [".pdf"]);
    public static readonly FileType Zip = new("a ZIP archive", "application/zip", FileClass.Document, [".zip"]);
    public static readonly FileType Word = new("a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileClass.Document, [".docx"]);
    public static readonly FileType Excel = new("an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileClass.Document, [".xlsx"]);
    public static readonly FileType PowerPoint = new("a PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileClass.Document, [".pptx"]);
    public static readonly FileType OpenText = new("an OpenDocument text", "application/vnd.oasis.opendocument.text", FileClass.Document, [".odt"]);
    public static readonly FileType Epub = new("an EPUB book", "application/epub+zip", FileClass.Document, [".epub"]);
    public static readonly FileType Text = new("text", "text/plain; charset=utf-8", FileClass.Document, [".txt", ".md", ".csv", ".vtt", ".srt", ".cue", ".lrc"]);

    /// <summary>Kinds that are ZIP archives inside: only the name tells them apart, and all are served for download.</summary>
    public static readonly FileType[] Zipped = [Word, Excel, PowerPoint, OpenText, Epub];

    public static readonly FileType[] All =
    [
        Jpeg, Png, Gif, WebP, Avif, Icon, Svg, Mp3, Wav, Flac, Ogg, Aac, Aiff, M4a, Midi, Mp4, QuickTime, WebM, OggVideo, Pdf, Zip, .. Zipped, Text,
    ];

    /// <summary>The kind that is served under this content type.</summary>
    public static FileType? ByContentType(string contentType) => Array.Find(All, t => t.ContentType == contentType);
}
