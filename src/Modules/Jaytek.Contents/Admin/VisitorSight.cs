using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin;

/// <summary>That visitors see none of a type's items.</summary>
/// <param name="Page">Where that is changed, for who may; else null.</param>
internal sealed record UnseenType(string? Page);

/// <summary>
/// Whether visitors see the published items of a type. Where they lack the right its pages are not found, which says nothing of why: so the
/// admin does.
/// </summary>
internal sealed class VisitorSight(IAuthorizer authorizer, IVisitorRights visitors)
{
    /// <summary>What is to be said of a type; null where visitors see its items, and where those have no addresses that they could open.</summary>
    public async ValueTask<UnseenType?> OfAsync(ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        // A type without rights of its own is seen by the right to see content of every type.
        var view = type.IsSecurable ? ContentPermissions.Of(type.Name, "view") : ContentPermissions.OfAll("view");
        if (type.FirstOf(AutoroutePart.PartName) is null || await authorizer.AllowsAsync(Actor.Anonymous, view, "", cancellationToken))
            return null;
        return new UnseenType(await visitors.MayGrantAsync(view, cancellationToken) ? visitors.PageOf(view) : null);
    }

    /// <summary>Whether who asks may let visitors see the items of a type that is not there yet.</summary>
    public ValueTask<bool> MayOpenNewAsync(CancellationToken cancellationToken) => visitors.MayGrantAsync(ContentPermissions.OfAll("view"), cancellationToken);

    /// <summary>
    /// Whether visitors would see the items of a type of this name that is not there yet: they hold the right to content of every type, or kept
    /// the one to a former type of the name.
    /// </summary>
    public ValueTask<bool> SeeNewAsync(string name, CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(Actor.Anonymous, ContentPermissions.Of(name, "view"), "", cancellationToken);
}
