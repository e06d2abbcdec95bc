using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Media;

/// <summary>The rights of the library. Everybody may read files: drafts and paid files come with signed addresses.</summary>
internal static class MediaPermissions
{
    public const string ManageText = "media:manage:any";

    public static readonly Permission Manage = Permission.Parse(ManageText);

    public static readonly Permission ManageProfiles = Permission.Parse("media-profiles:manage:any");

    public static readonly PermissionInfo[] All =
    [
        new(Manage, "Upload, replace, move and delete any file of the media library.", "Media"),
        new(Manage.Own(), "Upload files, and replace, move and delete those that one uploaded oneself.", "Media"),
        new(ManageProfiles, "Change the named sizes of images.", "Media"),
    ];
}
