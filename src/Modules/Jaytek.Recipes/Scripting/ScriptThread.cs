using System.Runtime.ExceptionServices;

namespace Jaytek.Recipes.Scripting;

/// <summary>
/// Runs scripts on threads of their own with a large stack. The interpreter recurses with the nesting of its input, and a stack that
/// overflows ends the process: with this stack the longest script that is let in cannot reach its end.
/// </summary>
internal static class ScriptThread
{
    private const int StackBytes = 128 * 1024 * 1024;

    /// <summary>Runs <paramref name="work"/> without blocking the caller.</summary>
    public static Task<T> RunAsync<T>(Func<T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException cancelled)
            {
                done.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception wrong)
            {
                done.SetException(wrong);
            }
        });
        return done.Task;
    }

    /// <summary>Runs <paramref name="work"/> and waits for it: for a script that is evaluated inside another one.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? outcome = default;
        ExceptionDispatchInfo? failure = null;
        Start(() =>
        {
            try
            {
                outcome = work();
            }
            catch (Exception wrong)
            {
                failure = ExceptionDispatchInfo.Capture(wrong);
            }
        }).Join();
        failure?.Throw();
        return outcome!;
    }

    private static Thread Start(ThreadStart work)
    {
        var thread = new Thread(work, StackBytes) { IsBackground = true, Name = "script" };
        thread.Start();
        return thread;
    }
}
