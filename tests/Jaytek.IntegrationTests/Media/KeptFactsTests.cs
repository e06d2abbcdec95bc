using System.Diagnostics;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Search;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Files;
using Jaytek.Media.Probes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>What is told of files follows them, though the answers are kept ready.</summary>
[Collection(nameof(PublicPages))]
public sealed class KeptFactsTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task New_words_of_a_picture_are_told_at_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var nobody = site.NewClient();
        var picture = Library.NewPath(".png");
        Assert.Null((await site.StoreAsync(picture, Library.NewPng())).Error);
        foreach (var words in new[] { "A desk", "A mixing desk", null })
        {
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DescribeMediaFile>().RunAsync(picture, words, CancellationToken.None))).Error);
            Assert.Equal(words, (string?)(await FactsAsync(nobody, picture))["alt"]);
        }
    }

    [Theory, BothDatabases]
    public async Task The_length_and_size_of_a_film_are_told_as_soon_as_they_are_known(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var nobody = site.NewClient();
        var path = Library.NewPath(".mp4");
        Assert.Null((await site.StoreAsync(path, await FilmAsync())).Error);
        Assert.Null((await FactsAsync(nobody, path))["durationSeconds"]);
        await site.RunJobAsync<ProbeMedia>();
        var facts = await FactsAsync(nobody, path);
        Assert.InRange((double)facts["durationSeconds"]!, 0.5, 2);
        Assert.Equal((64, 48), ((int?)facts["width"], (int?)facts["height"]));
    }

    private static async Task<JsonNode> FactsAsync(HttpClient client, string path) =>
        Assert.Single((await (await client.GetAsync($"/api/media-facts?path={path}")).ObjectAsync())["items"]!.AsArray())!;

    private static async Task<byte[]> FilmAsync()
    {
        string[] arguments =
        [
            "-v", "error", "-f", "lavfi", "-i", $"color=c=black:s=64x48:d=1:r={Random.Shared.Next(10, 60)}", "-c:v", "mpeg4", "-metadata", $"title={Guid.NewGuid()}",
            "-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "pipe:1",
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        var film = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(film);
        await ffmpeg.WaitForExitAsync();
        return film.ToArray();
    }
}
