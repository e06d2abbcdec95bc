using System.Diagnostics;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Pictures that programs can really read, no two alike.</summary>
internal static class RealPictures
{
    /// <summary>A photograph's stand-in: the left half red, the right half blue, with a mark of its own in a corner.</summary>
    public static Task<byte[]> JpegAsync(int width, int height) => MakeAsync(width, height, ".jpg", ["-frames:v", "1"]);

    public static Task<byte[]> PngAsync(int width, int height) => MakeAsync(width, height, ".png", ["-frames:v", "1"]);

    /// <summary>A GIF of three pictures.</summary>
    public static Task<byte[]> MovingGifAsync() => MakeAsync(400, 300, ".gif", ["-frames:v", "3"]);

    /// <summary>The same JPEG as a camera held upright writes it: to be turned by a quarter.</summary>
    public static byte[] Turned(byte[] jpeg) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    /// <summary>Width, height and the colour in the middle of a picture, as a program sees it.</summary>
    public static async Task<(int Width, int Height, byte[] Middle)> LookAsync(byte[] picture)
    {
        var file = Path.Combine(Path.GetTempPath(), $"jaytek-{Guid.NewGuid():n}");
        await File.WriteAllBytesAsync(file, picture);
        try
        {
            var size = System.Text.Encoding.ASCII.GetString(await RunAsync(
                "ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0", file])).Trim().Split(',');
            var middle = await RunAsync("ffmpeg", ["-v", "error", "-i", file, "-vf", "crop=2:2,scale=1:1,format=rgb24", "-frames:v", "1", "-f", "rawvideo", "pipe:1"]);
            return (int.Parse(size[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(size[1], System.Globalization.CultureInfo.InvariantCulture), middle);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<byte[]> MakeAsync(int width, int height, string extension, string[] more)
    {
        var file = Path.Combine(Path.GetTempPath(), $"jaytek-{Guid.NewGuid():n}{extension}");
        var mark = Convert.ToHexString(Guid.NewGuid().ToByteArray().AsSpan(0, 3));
        var halves = $"color=red:size={width}x{height}:rate=3,drawbox=x=iw/2:w=iw/2:h=ih:color=blue:t=fill,drawbox=w=40:h=40:color=0x{mark}:t=fill";
        await RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", halves, .. more, "-metadata", $"comment={PublicId.New()}", file]);
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        return bytes;
    }

    private static async Task<byte[]> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
