using System.Text.Encodings.Web;
using Jaytek.Engine.Contracts;
using Jaytek.Night.Pictures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.UnitTests.Site;

public sealed class ArtTests
{
    [Fact]
    public void Art_is_offered_for_dark_and_for_light_pages()
    {
        var html = Render(new ImageRequest("m1", null, ""));

        Assert.Equal(
            """<picture><source media="(prefers-color-scheme: light)" srcset="/art/daylight" /><img alt="" decoding="async" height="800" loading="lazy" src="/art/night" width="800" /></picture>""",
            html);
    }

    [Fact]
    public void Photo_is_one_for_both_and_its_words_are_encoded() =>
        Assert.Equal(
            """<picture><img alt="&quot;&gt;&lt;script&gt;" decoding="async" height="800" loading="lazy" src="/media/a.jpg" width="800" /></picture>""",
            Render(new ImageRequest("m1", "a.jpg", "\"><script>")));

    [Fact]
    public void Photo_comes_in_the_sizes_that_the_place_needs() =>
        Assert.Equal(
            """<picture><source sizes="auto, 50vw" srcset="/s/160.webp 160w, /s/640.webp 640w" type="image/webp" /><img alt="" data-focus-x="3" data-focus-y="7" decoding="async" height="800" loading="lazy" src="/s/640.jpg" width="800" /></picture>""",
            Render(new ImageRequest("m1", "sized.jpg", "") { Focus = new FocalPoint(0.31, 0.68) }, "50vw"));

    private static string Render(ImageRequest request, string? sizes = null)
    {
        var output = new TagHelperOutput("art", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new ArtTagHelper(new Images()) { Of = request, Sizes = sizes }.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class Images : IImages
    {
        public ImageRef For(ImageRequest request) =>
            new(request.MediaPath is { } path ? $"/media/{path}" : $"/art/{request.Variant}", request.Alt, 800, 800)
            {
                Sources = request.MediaPath == "sized.jpg" ? [new ImageSource("image/webp", [new("/s/160.webp", 160), new("/s/640.webp", 640)])] : [],
                Fallbacks = request.MediaPath == "sized.jpg" ? [new("/s/160.jpg", 160), new("/s/640.jpg", 640)] : [],
                Focus = request.Focus,
            };
    }
}
