using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates;

/// <summary>Every minute: notes which templates failed on a page, and tells once who saved them.</summary>
internal sealed class WriteFailuresDown(ActionRunner runner, TemplateFailures failures, INotices notices) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var (id, message, at) in failures.Waiting())
        {
            var written = await runner.RunAsync("pages.template.fail", async scope =>
            {
                if (await scope.Db.Set<Template>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } template)
                    return Result.Success;
                if (template.ChangedById is { } userId && template.Failure != message)
                    notices.Leave(scope, userId, NoticeKind.Error, $"The template {template.Name} failed, and pages show their theme's own view: {message}", $"/admin/templates/{id}");
                // Past the row's version: who is editing the template must not be refused for it.
                await scope.Db.Set<Template>().Where(one => one.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Failure, message).SetProperty(one => one.FailedAt, at), cancellationToken);
                return Result.Success;
            }, cancellationToken);
            if (written.Error is { } error)
                throw new InvalidOperationException(error.ToString());
            failures.Forget(id);
        }
    }
}
