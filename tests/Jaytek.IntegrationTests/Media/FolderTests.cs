using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Media;

/// <summary>Folders of the library are there by what is in them, or because somebody made them.</summary>
[Collection(MediaTests.Name)]
public sealed class FolderTests(MediaSites sites)
{
    [Theory]
    [BothDatabases("nope")]
    [BothDatabases("..")]
    [BothDatabases("../..")]
    public async Task A_folder_that_is_not_there_is_not_found(DatabaseProvider provider, string folder)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));

        using var answer = await client.GetAsync($"/admin/media?folder={folder}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("class=\"shell\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_folder_that_somebody_made_is_there_while_it_is_empty(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"made-{PublicId.New()}";

        using var made = await client.SendFormAsync("/admin/media?handler=CreateFolder", ("name", folder));

        Assert.Equal($"/admin/media?folder={folder}", made.Headers.Location?.ToString());
        Assert.Contains("No files here yet", await client.GetStringAsync(made.Headers.Location), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_takes_the_last_file_out_of_a_folder_stands_in_the_one_around_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        var folder = $"around-{PublicId.New()}";
        await site.StoreAsync($"{folder}/a.png", Library.NewPng());
        await site.StoreAsync($"{folder}/in/deep/b.png", Library.NewPng());
        await site.StoreAsync($"{folder}/in/deep/c.png", Library.NewPng());

        using var one = await client.SendFormAsync($"/admin/media?handler=Delete&folder={folder}%2Fin%2Fdeep", ("paths", $"{folder}/in/deep/b.png"));
        using var last = await client.SendFormAsync($"/admin/media/file?handler=Delete&path={folder}%2Fin%2Fdeep%2Fc.png");

        Assert.Equal($"/admin/media?folder={folder}%2Fin%2Fdeep", one.Headers.Location?.ToString());
        Assert.Equal($"/admin/media?folder={folder}", last.Headers.Location?.ToString());
    }
}
