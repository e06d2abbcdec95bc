using Jaytek.Engine.Data;
using Jaytek.Media.Files;
using Jaytek.Media.Uses;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Media.Folders;

/// <summary>What lies in a folder and in those below it.</summary>
internal static class FolderContents
{
    /// <summary>More is moved or deleted folder by folder: one transaction has to hold it all.</summary>
    public const int Most = 5_000;

    public static IQueryable<MediaFile> FilesIn(JaytekDb db, string folderKey)
    {
        var below = folderKey + "/";
        return db.Set<MediaFile>().Where(f => f.FolderKey == folderKey || f.FolderKey.StartsWith(below));
    }

    public static IQueryable<MediaFolder> FoldersIn(JaytekDb db, string folderKey)
    {
        var below = folderKey + "/";
        return db.Set<MediaFolder>().Where(f => f.PathKey == folderKey || f.PathKey.StartsWith(below));
    }

    /// <summary>The ids of the content that names a file there; what names a path where no file is any more has nothing to lose.</summary>
    public static IQueryable<string> UsersOf(JaytekDb db, string folderKey)
    {
        var files = FilesIn(db, folderKey);
        return db.Set<MediaUse>().Where(u => files.Any(f => f.PathKey == u.PathKey)).Select(u => u.ContentItemId).Distinct();
    }
}
