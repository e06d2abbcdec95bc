using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Recipes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>Whoever backs up what <c>docs/operations.md</c> lists gets everything back.</summary>
public sealed partial class BackupTests
{
    [Theory, BothDatabases]
    public async Task What_the_handbook_lists_brings_back_uploads_secrets_and_sessions(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System);
        var picture = Library.NewPng();
        var path = Library.NewPath(".png");
        Assert.Null((await site.StoreAsync(path, picture)).Error);
        await site.RunRecipeAsync("secret", """{"name":"TwitterSettings","ConsumerKey":"app","ConsumerSecret":"hush-hush"}""");
        using var before = await site.BearerAsync(await site.NewAsync());

        await site.RestoreAsync(Documented());

        using var client = site.NewClient();
        Assert.Equal(picture, await client.GetByteArrayAsync(MediaUrl.Of(path)));
        client.DefaultRequestHeaders.Authorization = before.DefaultRequestHeaders.Authorization;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/api/identity/manage/info")).StatusCode);
        var kept = await site.InScopeAsync(s => s.GetRequiredService<IKeptRecipeData>().ListAsync("TwitterSettings", CancellationToken.None));
        Assert.Equal("hush-hush", Assert.Single(kept).Data!["ConsumerSecret"]!.GetValue<string>());
    }

    /// <summary>The folders that the handbook's list names.</summary>
    private static IReadOnlyList<string> Documented()
    {
        var section = Section().Match(File.ReadAllText(Handbook())).Value;
        IReadOnlyList<string> folders = [.. Folder().Matches(section).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(folders);
        return folders;
    }

    private static string Handbook([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "operations.md");

    [GeneratedRegex("## Backup and restore.*?(?=\\n## )", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("^- `([a-z]+)/`", RegexOptions.Multiline)]
    private static partial Regex Folder();
}
