using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp.Admin;

/// <summary>What the panel shows.</summary>
/// <param name="Count">How many wait in all.</param>
/// <param name="Lines">The longest waiting.</param>
internal sealed record WaitingPanel(int Count, IReadOnlyList<ApplicationLine> Lines);

/// <summary>Who applied to teach, for who may answer; no panel while nobody waits.</summary>
internal sealed class ApplicationsWidget(JaytekDb db, ICurrentActor current, IAuthorizer authorizer) : IDashboardWidget
{
    private const int Shown = 5;

    public string Title => "Applications waiting";

    public int Position => 5;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (!await authorizer.AllowsAsync(current.Actor, IdentityPermissions.AssignRoles, null, cancellationToken))
            return null;
        var waiting = WaitingApplications.Rows(db);
        var count = await waiting.CountAsync(cancellationToken);
        if (count == 0)
            return null;
        return new WidgetBody("/Modules/Jaytek.Identity/SignUp/Admin/_Waiting.cshtml", new WaitingPanel(count, await WaitingApplications.ListAsync(db, Shown, cancellationToken)), "/admin/applications");
    }
}
