using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Admin.Shell;

/// <summary>A wrong address below <c>/admin</c> stays in the admin for whoever may enter it: the way back is the menu. Others see the public site's page.</summary>
internal sealed class AdminErrors(IAuthorizer authorizer, ICurrentActor current) : IErrorFrame
{
    private const string View = "/Themes/Jaytek.Admin/Shell/NotFound.cshtml";
    private static readonly Permission Access = Permission.Parse("admin:access:any");

    public async Task<string?> ViewOfAsync(ErrorPage page, CancellationToken cancellationToken) =>
        page.Status == StatusCodes.Status404NotFound && new PathString(page.Path ?? "").StartsWithSegments("/admin")
        && await authorizer.AllowsAsync(current.Actor, Access, null, cancellationToken)
            ? View
            : null;
}
