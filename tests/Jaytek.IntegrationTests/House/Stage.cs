using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Media.Folders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.House;

/// <summary>The things that stand behind the doors: lasting ones to look at, and new ones for each knock that may change something.</summary>
internal sealed class Stage
{
    private readonly TestSite _site;
    private readonly Account _owner;
    private readonly Account _instructor;

    private Stage(TestSite site, Account owner, Account instructor) => (_site, _owner, _instructor) = (site, owner, instructor);

    /// <summary>The owner's.</summary>
    public required ContentItem Profile { get; init; }

    public required ContentItem Event { get; init; }

    public required ContentItem Course { get; init; }

    public required ContentItem Lesson { get; init; }

    public required ContentItem Page { get; init; }

    /// <summary>A published mix of the owner.</summary>
    public ContentItem Mix { get; private set; } = null!;

    /// <summary>The owner's draft mix.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>A mix of the owner that lies in the trash.</summary>
    public string Deleted { get; private set; } = "";

    /// <summary>The path of the owner's file.</summary>
    public string File { get; private set; } = "";

    /// <summary>An account that nobody walks as.</summary>
    public Account Account { get; private set; } = null!;

    public string RoleId { get; private set; } = "";

    public static async Task<Stage> SetAsync(TestSite site, Account owner, Account instructor)
    {
        var course = await site.PublishedAsync(PublicItems.Course("A course"));
        var stage = new Stage(site, owner, instructor)
        {
            Profile = await PublishedAsync(site, PublicItems.DJ("A profile"), owner),
            Event = await site.PublishedAsync(PublicItems.Event("A night", "2031-05-01T22:00")),
            Course = course,
            Lesson = await site.PublishedAsync(PublicItems.Lesson("A lesson", course.ContentItemId, 1, isPreview: true, "Listen.")),
            Page = await site.PublishedAsync(PublicItems.Page("A page", "Words.")),
        };
        stage.Mix = await stage.NewMixAsync(isPublished: true);
        stage.Draft = (await stage.NewMixAsync(isPublished: false)).ContentItemId;
        stage.Deleted = await stage.NewDeletedAsync();
        stage.File = await stage.NewFileAsync();
        stage.Account = await site.NewAsync("Student");
        stage.RoleId = await stage.NewRoleAsync();
        return stage;
    }

    /// <summary>A new mix of the owner.</summary>
    public async Task<ContentItem> NewMixAsync(bool isPublished)
    {
        var mix = Mixed();
        var saved = await _site.ManageAsync(manager => isPublished
            ? manager.SaveAndPublishAsync(mix, null, CancellationToken.None)
            : manager.SaveDraftAsync(mix, null, CancellationToken.None), _owner.Actor);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    /// <summary>A new mix of the owner that lies in the trash; its id.</summary>
    public async Task<string> NewDeletedAsync()
    {
        var id = (await NewMixAsync(isPublished: false)).ContentItemId;
        Assert.Null((await _site.ManageAsync(manager => manager.DeleteAsync(id, null, CancellationToken.None), _owner.Actor)).Error);
        return id;
    }

    private static async Task<ContentItem> PublishedAsync(TestSite site, ContentItem item, Account owner)
    {
        var saved = await site.ManageAsync(manager => manager.SaveAndPublishAsync(item, null, CancellationToken.None), owner.Actor);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    /// <summary>A mix of the owner's profile that is not saved.</summary>
    public ContentItem Mixed() => PublicItems.Mix("Nobody's business", Profile.ContentItemId);

    /// <summary>A draft course of the instructor.</summary>
    public async Task<ContentItem> NewOwnCourseAsync()
    {
        var saved = await _site.ManageAsync(manager => manager.SaveDraftAsync(PublicItems.Course("A course"), null, CancellationToken.None), _instructor.Actor);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    /// <summary>A published course of nobody who walks.</summary>
    public Task<ContentItem> NewCourseAsync() => _site.PublishedAsync(PublicItems.Course("A course"));

    /// <summary>A new picture of the owner; its path.</summary>
    public Task<string> NewFileAsync() => NewFileAsync(".png", Library.NewPng());

    /// <summary>A new file of sound of the owner; its path.</summary>
    public Task<string> NewSoundAsync() => NewFileAsync(".flac", [.. "fLaC"u8, .. Guid.NewGuid().ToByteArray()]);

    /// <summary>A new empty folder of the library; its path.</summary>
    public Task<string> NewFolderAsync() => _site.InScopeAsync(async s =>
        (await s.GetRequiredService<CreateMediaFolder>().RunAsync(PublicId.New(), CancellationToken.None)).Value);

    public Task<Account> NewAccountAsync() => _site.NewAsync("Student");

    public Task<string> VersionOfAsync(Account account) => _site.InScopeAsync(s =>
        s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == account.Id).Select(user => user.ConcurrencyStamp!).SingleAsync());

    /// <summary>A role that nobody has; its id.</summary>
    public async Task<string> NewRoleAsync()
    {
        var name = $"Role{PublicId.New()}";
        var saved = await _site.InScopeAsync(s => s.GetRequiredService<SaveRole>()
            .RunAsync(new RoleInput(name, "", ["content:view:own"], PermissionBehavior.Add), CancellationToken.None));
        Assert.Null(saved.Error);
        return await _site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(role => role.Name == name).Select(role => role.Id).SingleAsync());
    }

    public Task<string> VersionOfRoleAsync(string id) => _site.InScopeAsync(s =>
        s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(role => role.Id == id).Select(role => role.ConcurrencyStamp!).SingleAsync());

    public async Task<string> NewRefreshTokenAsync()
    {
        using var client = _site.NewClient();
        return (string)(await client.TokensAsync((await NewAccountAsync()).Name))["refreshToken"]!;
    }

    private async Task<string> NewFileAsync(string extension, byte[] content)
    {
        var path = Library.NewPath(extension);
        var stored = await _site.StoreAsync(path, content, actor: _owner.Actor);
        Assert.Null(stored.Error);
        return path;
    }
}
