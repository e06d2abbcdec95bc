using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Items;

/// <summary>
/// Whether whoever saves is trusted with what reaches beyond an item of their own: the site's address space, what search engines are told of
/// other sites, and what the site vouches for.
/// </summary>
internal sealed class EditorsRight(IAuthorizer authorizer)
{
    /// <summary>True for who may edit everybody's items of the type, and for what an import or the trash brings back as it was.</summary>
    public async ValueTask<bool> HoldsAsync(ContentSaving saving, CancellationToken cancellationToken) =>
        saving.IsImport || saving.KeepsAddress
        || await authorizer.AllowsAsync(saving.Actor, ContentPermissions.Of(saving.Type.Name, "edit"), null, cancellationToken);
}
