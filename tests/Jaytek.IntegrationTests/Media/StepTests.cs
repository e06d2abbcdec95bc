using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Profiles;
using Jaytek.Media.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Media;

/// <summary>The recipe steps of the library, run as the executor runs them.</summary>
[Collection(MediaTests.Name)]
public sealed class StepTests(MediaSites sites)
{
    [Theory, BothDatabases]
    public async Task Files_come_as_Base64_or_from_beside_the_recipe_and_a_second_run_changes_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (inline, beside) = (Library.NewPath(".png"), Library.NewPath(".svg"));
        var files = new OneFile("images/logo.svg", [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8]);
        var json = $$"""{"name":"media","files":[{"targetpath":"{{inline}}","Base64":"{{Convert.ToBase64String(Library.NewPng())}}"},{"TargetPath":"{{beside}}","SourcePath":"images/logo.svg"}]}""";

        var first = Step(json, files);
        Assert.Null((await site.RunStepAsync<MediaStep>(first)).Error);
        Assert.Equal((2, 0, 0), (first.Created, first.Changed, first.Unchanged));
        var second = Step(json, files);
        Assert.Null((await site.RunStepAsync<MediaStep>(second)).Error);
        Assert.Equal((0, 0, 2), (second.Created, second.Changed, second.Unchanged));
        using var client = site.NewClient();
        Assert.True((await client.GetAsync(MediaUrl.Of(beside))).IsSuccessStatusCode);
    }

    [Theory, BothDatabases]
    public async Task One_bad_file_undoes_the_whole_step(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var good = Library.NewPath(".png");
        foreach (var bad in new[]
        {
            """{"TargetPath":"../../etc/passwd.png","Base64":"iVBORw0KGgo="}""",
            """{"TargetPath":"x.png","Base64":"not base 64!"}""",
            """{"TargetPath":"x.jpg","Base64":"PGh0bWw+"}""",
            """{"TargetPath":"x.png","SourcePath":"missing.png"}""",
            """{"TargetPath":"x.png"}""",
            """{"SourcePath":"images/logo.svg"}""",
        })
        {
            var context = Step($$"""{"name":"media","Files":[{"TargetPath":"{{good}}","Base64":"{{Convert.ToBase64String(Library.NewPng())}}"},{{bad}}]}""");
            var result = await site.RunStepAsync<MediaStep>(context);
            Assert.NotNull(result.Error);
            Assert.Contains("file 1", result.Error.Message, StringComparison.Ordinal);
            using var client = site.NewClient();
            Assert.False((await client.GetAsync(MediaUrl.Of(good))).IsSuccessStatusCode, bad);
        }
    }

    [Theory]
    [BothDatabases("https://files.example/a.png")]
    [BothDatabases("http://127.0.0.1:5432/a.png")]
    [BothDatabases("file:///etc/passwd")]
    [BothDatabases("https://user:secret@allowed.example/a.png")]
    public async Task Addresses_are_skipped_with_a_warning_unless_the_configuration_names_their_host(DatabaseProvider provider, string url)
    {
        var site = await sites.GetAsync(provider);
        var context = Step($$"""{"name":"media","Files":[{"TargetPath":"x.png","SourceUrl":"{{url}}"}]}""");
        Assert.Null((await site.RunStepAsync<MediaStep>(context)).Error);
        Assert.StartsWith("$.Files[0].SourceUrl:", Assert.Single(context.Warnings), StringComparison.Ordinal);
        Assert.Equal(0, context.Created);
    }

    [Theory, BothDatabases]
    public async Task A_host_that_resolves_into_a_private_network_is_not_connected_to(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:SourceHosts:0", "localhost"));
        var result = await site.RunStepAsync<MediaStep>(Step("""{"name":"media","Files":[{"TargetPath":"x.png","SourceUrl":"https://localhost:1/x.png"}]}"""));
        Assert.Equal("media.source.failed", result.Error?.Code);
        Assert.Contains("does not lie in the public internet", result.Error!.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Demo_audio_is_made_once_and_has_a_waveform_at_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".wav");
        var json = $$"""{"name":"demo-audio","Files":[{"TargetPath":"{{path}}","Seed":"{{path}}","Genre":"House","Bpm":"122"}]}""";
        var first = Step(json);
        Assert.Null((await site.RunStepAsync<DemoAudioStep>(first)).Error);
        var second = Step(json);
        Assert.Null((await site.RunStepAsync<DemoAudioStep>(second)).Error);
        Assert.Equal((1, 1), (first.Created, second.Unchanged));
        var waveform = await site.Services.GetRequiredService<IWaveforms>().FindAsync(path, CancellationToken.None);
        Assert.Equal(16 * 60.0 / 122, waveform!.DurationSeconds, 2);
        using var client = site.NewClient();
        Assert.Equal("audio/wav", (await client.GetAsync(MediaUrl.Of(path))).Content.Headers.ContentType?.ToString());
    }

    [Theory, BothDatabases]
    public async Task Demo_pictures_are_drawn_once_and_come_in_sizes(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var path = Library.NewPath(".png");
        var json = $$"""{"name":"demo-pictures","Files":[{"TargetPath":"{{path}}","Seed":"{{path}}","Genre":"House","Bpm":"122"}]}""";
        var first = Step(json);
        Assert.Null((await site.RunStepAsync<DemoPicturesStep>(first)).Error);
        var second = Step(json);
        Assert.Null((await site.RunStepAsync<DemoPicturesStep>(second)).Error);
        Assert.Equal((1, 1), (first.Created, second.Unchanged));
        var image = site.Services.GetRequiredService<IImages>().For(new ImageRequest("", path, ""));
        Assert.Equal((800, 800), (image.Width, image.Height));
        using var client = site.NewClient();
        Assert.Equal("image/webp", (await client.GetAsync(Assert.Single(image.Sources).Sizes[0].Url)).Content.Headers.ContentType?.ToString());
    }

    [Theory, BothDatabases]
    public async Task Without_the_tool_demo_pictures_are_left_out_and_named(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Media:VipsPath", "/nowhere/vips"));
        var context = Step("""{"name":"demo-pictures","Files":[{"TargetPath":"a.png"},{"TargetPath":"b.png"}]}""");
        Assert.Null((await site.RunStepAsync<DemoPicturesStep>(context)).Error);
        Assert.Equal((0, 2), (context.Created, context.Warnings.Count));
        Assert.Contains("The program vips is not installed.", context.Warnings[0], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Profiles_are_kept_by_name(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var name = PublicId.New();
        var json = $$"""{"name":"mediaprofiles","mediaProfiles":{"{{name}}":{"Hint":"Wide","Width":1024,"Height":600,"Mode":1} } }""";
        var first = Step(json);
        var second = Step(json);
        var third = Step(json.Replace("1024", "2048", StringComparison.Ordinal));
        Assert.Null((await site.RunStepAsync<MediaProfilesStep>(first)).Error);
        Assert.Null((await site.RunStepAsync<MediaProfilesStep>(second)).Error);
        Assert.Null((await site.RunStepAsync<MediaProfilesStep>(third)).Error);
        Assert.Equal((1, 1, 1), (first.Created, second.Unchanged, third.Changed));
    }

    private static RecipeStepContext Step(string json, IRecipeFiles? files = null)
    {
        var step = JsonNode.Parse(json)!.AsObject();
        return new RecipeStepContext((string)step["name"]!, step, files);
    }

    private sealed class OneFile(string path, byte[] content) : IRecipeFiles
    {
        public Stream? OpenRead(string asked) => asked == path ? new MemoryStream(content) : null;
    }
}
