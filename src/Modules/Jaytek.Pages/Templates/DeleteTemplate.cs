using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates;

/// <summary>Takes a template away; pages look as their theme has them. What it said stays in the audit trail.</summary>
internal sealed class DeleteTemplate(ActionRunner runner, TemplateFailures failures, IHostContext host)
{
    /// <summary>Errors: <c>pages.template.not_found</c>.</summary>
    public Task<Result<string>> RunAsync(long id, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("pages.template.delete", async scope =>
        {
            if (await scope.RefuseAsync(TemplatesPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Template>().SingleOrDefaultAsync(one => one.Id == id && one.BrandId == host.BrandId, cancellationToken) is not { } template)
                return new Error("pages.template.not_found", "There is no such template any more.", ErrorKind.NotFound);
            scope.Db.Remove(template);
            scope.Audit("Template", id.ToString(CultureInfo.InvariantCulture), $"Template {template.Name} deleted", SaveTemplate.Json(template));
            scope.Bump(TemplateCache.Name);
            scope.AfterCommit(() => failures.Forget(id));
            return template.Name;
        }, cancellationToken);
}
