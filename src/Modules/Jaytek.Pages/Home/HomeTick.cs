using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Pages.Home;

/// <summary>The tick by which an item becomes the home page when it is published.</summary>
internal static class HomeTick
{
    /// <summary>Where it stands in an item.</summary>
    public const string Path = "AutoroutePart.SetHomepage";

    /// <summary>The right to choose the home page and nothing else.</summary>
    public static Permission Right { get; } = Permission.Parse("homepage:set:any");

    /// <summary>Whether an item bears it.</summary>
    public static bool IsOn(ContentItem? item) => item?.Part("AutoroutePart")?["SetHomepage"].AsFlag() == true;

    /// <summary>Whether somebody may choose the home page: who may change any setting may change this one too.</summary>
    public static async ValueTask<bool> MayAsync(IAuthorizer authorizer, Actor actor, CancellationToken cancellationToken) =>
        await authorizer.AllowsAsync(actor, Right, null, cancellationToken) || await authorizer.AllowsAsync(actor, SaveSiteSettings.Manage, null, cancellationToken);
}
