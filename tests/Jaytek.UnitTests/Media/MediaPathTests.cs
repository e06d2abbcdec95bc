using Jaytek.Media.Contracts;
using Jaytek.Media.Files;

namespace Jaytek.UnitTests.Media;

public sealed class MediaPathTests
{
    [Theory]
    [InlineData("mixes/harbour-lights.wav", "mixes/harbour-lights.wav")]
    [InlineData("/a.jpg", "a.jpg")]
    [InlineData("~/a.jpg", "a.jpg")]
    [InlineData("a\\b.jpg", "a/b.jpg")]
    [InlineData("Übung (1) #2.PDF", "Übung (1) #2.PDF")]
    [InlineData("e\u0301te\u0301.mp3", "été.mp3")]
    [InlineData("录音/🎧.mp3", "录音/🎧.mp3")]
    public void A_path_is_brought_into_one_notation(string text, string path) => Assert.Equal(path, MediaPath.Parse(text).Value.Value);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("/")]
    [InlineData("../secret.jpg")]
    [InlineData("a/../../b.jpg")]
    [InlineData("a/./b.jpg")]
    [InlineData("a//b.jpg")]
    [InlineData("..\\b.jpg")]
    [InlineData("a.jpg\0.png")]
    [InlineData("a%00.jpg")]
    [InlineData("a%2e%2e/b.jpg")]
    [InlineData("con.jpg")]
    [InlineData("con.")]
    [InlineData("x/NUL")]
    [InlineData("lpt1.tar.gz")]
    [InlineData(".htaccess")]
    [InlineData("a/.git/config.txt")]
    [InlineData("a.jpg.")]
    [InlineData("a.jpg ")]
    [InlineData("a<b>.jpg")]
    [InlineData("c:a.jpg")]
    [InlineData("a\u202Egpj.exe")]
    [InlineData("a\nb.jpg")]
    [InlineData("art/anything.svg")]
    public void Hostile_and_unreadable_paths_are_refused(string? text) => Assert.Equal("media.path.invalid", MediaPath.Parse(text).Error?.Code);

    [Fact]
    public void Half_a_character_is_refused() => Assert.False(MediaPath.Parse("a\uD800.jpg").IsSuccess);

    [Fact]
    public void Long_paths_are_refused()
    {
        Assert.True(MediaPath.Parse(new string('a', 116) + ".jpg").IsSuccess);
        Assert.False(MediaPath.Parse(new string('a', 117) + ".jpg").IsSuccess);
        Assert.False(MediaPath.Parse(string.Join('/', Enumerable.Repeat("folder", 60)) + ".jpg").IsSuccess);
    }

    [Fact]
    public void Upper_and_lower_case_name_the_same_file() => Assert.Equal(MediaPath.Parse("A/B.JPG").Value.Key, MediaPath.Parse("a/b.jpg").Value.Key);

    [Fact]
    public void Folder_name_and_ending_are_taken_apart()
    {
        var path = MediaPath.Parse("mixes/2026/Harbour.Lights.WAV").Value;
        Assert.Equal(("mixes/2026", "Harbour.Lights.WAV", ".wav"), (path.Folder, path.Name, path.Extension));
        Assert.Equal("", MediaPath.Parse("a.jpg").Value.Folder);
    }

    [Theory]
    [InlineData("my photo.jpg", "my-photo.jpg")]
    [InlineData("C:\\Users\\me\\photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b<c>.jpg", "a-b-c-.jpg")]
    public void A_browsers_file_name_is_tidied(string fileName, string tidy) => Assert.Equal(tidy, MediaPath.Tidy(fileName));

    [Fact]
    public void Addresses_escape_what_addresses_cannot_hold() =>
        Assert.Equal("/media/a%20b/%C3%BC%23%3F.jpg", MediaUrl.Of("a b/ü#?.jpg"));
}
