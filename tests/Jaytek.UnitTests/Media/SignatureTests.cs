using Jaytek.Media.Types;

namespace Jaytek.UnitTests.Media;

public sealed class SignatureTests
{
    public static TheoryData<byte[], string, string> Known => new()
    {
        { Samples.Jpeg, ".jpg", "image/jpeg" },
        { Samples.Png, ".png", "image/png" },
        { Samples.Gif, ".gif", "image/gif" },
        { Samples.WebPLossy, ".webp", "image/webp" },
        { Samples.WebPExtended, ".webp", "image/webp" },
        { Samples.Avif, ".avif", "image/avif" },
        { [0, 0, 1, 0, 1, 0, 16, 16, .. new byte[20]], ".ico", "image/x-icon" },
        { Samples.Wav, ".wav", "audio/wav" },
        { Samples.Mp3, ".mp3", "audio/mpeg" },
        { Samples.Mp3Frame, ".mp3", "audio/mpeg" },
        { [0xFF, 0xF1, 0x50, 0x80], ".aac", "audio/aac" },
        { [.. "fLaC"u8, 0, 0, 0, 34], ".flac", "audio/flac" },
        { [.. "OggS"u8, 0, 2, .. new byte[22], .. "OpusHead"u8], ".opus", "audio/ogg" },
        { [.. "OggS"u8, 0, 2, .. new byte[22], .. "\u0080theora"u8], ".ogv", "video/ogg" },
        { [.. "FORM"u8, 0, 0, 0, 9, .. "AIFF"u8], ".aiff", "audio/aiff" },
        { [.. "MThd"u8, 0, 0, 0, 6], ".mid", "audio/midi" },
        { Samples.Ftyp("M4A "), ".m4a", "audio/mp4" },
        { Samples.Ftyp("isom"), ".m4a", "audio/mp4" },
        { Samples.Ftyp("isom"), ".mp4", "video/mp4" },
        { Samples.Ftyp("qt  "), ".mov", "video/quicktime" },
        { Samples.WebM, ".webm", "video/webm" },
        { Samples.Pdf, ".pdf", "application/pdf" },
        { Samples.Zip, ".zip", "application/zip" },
        { Samples.Zip, ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { Samples.Text("Lesson notes, naïve\n"), ".txt", "text/plain; charset=utf-8" },
        { Samples.Text("<svg xmlns='http://www.w3.org/2000/svg'/>"), ".svg", "image/svg+xml" },
    };

    public static TheoryData<byte[], string> Refused => new()
    {
        { Samples.Text("<!doctype html><script>alert(1)</script>"), ".jpg" },
        { Samples.Text("<html>"), ".html" },
        { Samples.Text("alert(1)"), ".js" },
        { Samples.Text("#EXTM3U\nfile:///etc/passwd"), ".mp3" },
        { [.. "MZ"u8, 0x90, 0, 3], ".exe" },
        { [0x7F, .. "ELF"u8], ".mp3" },
        { Samples.Ftyp("heic"), ".jpg" },
        { Samples.Matroska, ".webm" },
        { [0xFF, 0xFF, 0xFF, 0xFF], ".mp3" },
        { [0xFF, 0xFB, 0xF0, 0x64], ".mp3" },
        { [0x50, 0x4B], ".zip" },
        { [.. "text with a "u8, 0, .. " zero"u8], ".txt" },
        { [0xC3, 0x28, 0x41], ".txt" },
        { [0xFF, 0xFE, 0x3C, 0, 0x73, 0], ".svg" },
        { [], ".txt" },
        { [0], ".jpg" },
    };

    [Theory, MemberData(nameof(Known))]
    public void A_file_is_what_its_first_bytes_say(byte[] head, string extension, string contentType) =>
        Assert.Equal(contentType, Signature.Tell(head, extension)?.ContentType);

    [Theory, MemberData(nameof(Refused))]
    public void What_is_none_of_the_kinds_is_refused_whatever_its_name(byte[] head, string extension)
    {
        var told = Signature.Tell(head, extension);
        Assert.True(told is null || (head.Length == 0 && told == FileTypes.Text), $"It passed as {told?.Name}.");
    }

    [Theory]
    [InlineData("GIF89a/*<script>alert(1)</script>*/=1;", "image/gif")]
    [InlineData("%PDF-1.4\n<html><script>", "application/pdf")]
    [InlineData("ID3\u0004\0\0\0\0\0\0<script>", "audio/mpeg")]
    public void A_file_of_two_kinds_counts_as_the_one_it_begins_with(string bytes, string contentType) =>
        Assert.Equal(contentType, Signature.Tell(System.Text.Encoding.Latin1.GetBytes(bytes), ".bin")?.ContentType);

    [Fact]
    public void A_script_behind_a_GIF_signature_gives_itself_away_by_an_absurd_size()
    {
        var polyglot = Samples.Text("GIF89a<script>alert(document.domain)</script>");
        var size = ImageSize.Read(FileTypes.Gif, polyglot);
        Assert.True(size is { Width: > 12_000 });
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("\uFEFF  <!-- <html> --><!DOCTYPE svg [<!ENTITY a \"<b>\">]><SVG>")]
    [InlineData("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">")]
    public void SVG_is_found_under_any_name(string text) => Assert.Equal(FileTypes.Svg, Signature.Tell(Samples.Text(text), ".txt"));

    [Theory]
    [InlineData("<html><svg/></html>")]
    [InlineData("<!-- <svg> ")]
    [InlineData("<?xml")]
    [InlineData("svg")]
    [InlineData("<")]
    public void Text_that_only_speaks_of_SVG_is_text(string text) => Assert.Equal(FileTypes.Text, Signature.Tell(Samples.Text(text), ".txt"));

    [Fact]
    public void Text_may_be_cut_in_the_middle_of_a_character()
    {
        var text = Samples.Text(new string('a', Signature.Length - 1) + "€€");
        Assert.Equal(FileTypes.Text, Signature.Tell(text, ".md"));
    }

    [Theory]
    [InlineData("image/png", ".jpg", true)]
    [InlineData("video/mp4", ".m4a", true)]
    [InlineData("audio/mpeg", ".mp3", true)]
    [InlineData("image/svg+xml", ".png", false)]
    [InlineData("image/png", ".svg", false)]
    [InlineData("application/zip", ".jpg", false)]
    [InlineData("image/png", ".pdf", false)]
    [InlineData("application/pdf", ".txt", false)]
    [InlineData("image/png", ".exe", false)]
    [InlineData("image/png", "", false)]
    public void A_name_may_mix_up_kinds_of_one_medium_and_nothing_else(string contentType, string extension, bool fits) =>
        Assert.Equal(fits, FileTypes.ByContentType(contentType)!.IsNamedBy(extension));

    [Fact]
    public void Only_what_cannot_run_is_shown_in_place() =>
        Assert.Equal(
            ["application/pdf", "application/zip", "image/svg+xml", "text/plain; charset=utf-8"],
            FileTypes.All.Where(t => !t.IsInline && !FileTypes.Zipped.Contains(t)).Select(t => t.ContentType).Order(StringComparer.Ordinal));
}
