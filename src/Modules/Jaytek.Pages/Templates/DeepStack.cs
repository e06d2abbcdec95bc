using System.Runtime.ExceptionServices;

namespace Jaytek.Pages.Templates;

/// <summary>
/// Does work on a thread of its own with a large stack. Handlebars compiles by recursion with the nesting of its input, and a stack that
/// overflows ends the process. <see cref="TemplateCheck"/> lets nothing deep in; should something pass it, this stack is still deep enough
/// for whatever fits into a template.
/// </summary>
internal static class DeepStack
{
    private const int Bytes = 256 * 1024 * 1024;

    /// <summary>Runs <paramref name="work"/> and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? outcome = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    outcome = work();
                }
                catch (Exception wrong)
                {
                    failure = ExceptionDispatchInfo.Capture(wrong);
                }
            },
            Bytes)
        { IsBackground = true, Name = "template" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return outcome!;
    }
}
