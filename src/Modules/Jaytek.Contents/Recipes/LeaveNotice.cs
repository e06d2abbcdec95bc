using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Recipes;

/// <summary>Leaves somebody a notice that a recipe brings, once: whoever has the same words among their latest notices gets no second one.</summary>
internal sealed class LeaveNotice(ActionRunner runner, INotices notices, IUserDirectory users)
{
    private const int Looked = 50;

    // Words of a recipe to other people: for who runs the site, and for the site itself.
    private static readonly Permission Write = Permission.Parse("settings:manage:any");

    /// <summary>For whom, and what.</summary>
    public sealed record Input(string UserId, NoticeKind Kind, string Text, string? Href);

    /// <summary>Whether it is new. Errors: <c>contents.demo.notice</c>; <c>settings:manage</c> is needed.</summary>
    public Task<Result<bool>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("contents.demo.notice", async scope =>
        {
            if (await scope.RefuseAsync(Write, null, cancellationToken) is { } refusal)
                return refusal;
            if (!(await users.FindAsync([input.UserId], cancellationToken)).ContainsKey(input.UserId))
                return new Error("contents.demo.notice", $"There is no user {input.UserId} for the notice '{input.Text}'.");
            if ((await notices.ListAsync(input.UserId, null, Looked, cancellationToken)).Any(kept => kept.Text == input.Text))
                return false;
            notices.Leave(scope, input.UserId, input.Kind, input.Text, input.Href);
            return true;
        }, cancellationToken);
}
