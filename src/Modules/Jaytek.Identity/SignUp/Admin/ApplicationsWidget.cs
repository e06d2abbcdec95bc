using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp.Admin;

/// <summary>Who applied to teach, for who may answer; no panel while nobody waits.</summary>
internal sealed class ApplicationsWidget(JaytekDb db, ICurrentActor current, IAuthorizer authorizer) : IDashboardWidget
{
    private const int Shown = 5;

    public string Title { get; private set; } = "Applications waiting";

    public int Position => 5;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (!await authorizer.AllowsAsync(current.Actor, IdentityPermissions.AssignRoles, null, cancellationToken))
            return null;
        var waiting = WaitingApplications.Rows(db);
        var count = await waiting.CountAsync(cancellationToken);
        if (count == 0)
            return null;
        Title = $"Applications waiting ({count})";
        return new WidgetBody("/Modules/Jaytek.Identity/SignUp/Admin/_Waiting.cshtml", await WaitingApplications.ListAsync(db, Shown, cancellationToken), "/admin/applications");
    }
}
