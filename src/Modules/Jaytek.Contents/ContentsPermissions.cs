using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents;

/// <summary>The permissions that do not depend on a type, and those of each securable type as it is defined now.</summary>
internal sealed class ContentsPermissions(IContentDefinitionManager definitions) : IPermissionSource
{
    /// <summary>Share saved views of lists with everybody.</summary>
    public static Permission ShareViews { get; } = Permission.Of("list-views", "share");

    private const string Category = "Content";

    private static readonly (string Verb, string What)[] Verbs =
    [
        ("view", "See published {0}"), ("preview", "See drafts of {0}"), ("edit", "Make and change {0}"),
        ("publish", "Publish and unpublish {0}"), ("delete", "Delete {0}"), ("clone", "Copy {0}"),
    ];

    public static IReadOnlyList<PermissionInfo> All { get; } =
    [
        new PermissionInfo(ContentPermissions.AccessApi, "Use the content API", Category),
        .. Of("content", "content of every type", Category),
        new PermissionInfo(ContentPermissions.OfAll("list"), "See the lists of content in the admin", Category),
        new PermissionInfo(ContentPermissions.OfAll("set-owner"), "Give content to another owner", Category),
        new PermissionInfo(PurgeContent.Right, "Delete content of the trash for ever", Category, IsSensitive: true),
        new PermissionInfo(ContentPermissions.ViewTypes, "See content types", Category),
        new PermissionInfo(ContentPermissions.EditTypes, "Change content types", Category, IsSensitive: true),
        new PermissionInfo(ShareViews, "Share saved views of lists with everybody", Category),
        new PermissionInfo(ContentPermissions.ManageIndexes, "Rebuild the field index", Category),
    ];

    public Task<IReadOnlyList<PermissionInfo>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PermissionInfo>>(
    [
        .. definitions.Current.Types.Where(type => type.IsSecurable)
            .SelectMany(type => Of($"content.{type.Name}", $"items of the type {definitions.Current.NameOf(type)}", $"Content: {definitions.Current.NameOf(type)}")),
    ]);

    private static IEnumerable<PermissionInfo> Of(string resource, string what, string category) =>
        from verb in Verbs
        from scope in new[] { "own", "any" }
        let description = string.Format(System.Globalization.CultureInfo.InvariantCulture, verb.What, scope == "own" ? $"one's own {what}" : what)
        select new PermissionInfo(Permission.Of(resource, verb.Verb, scope), description, category);
}
