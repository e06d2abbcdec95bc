using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Loaded by the runtime into a host that a test starts (<c>DOTNET_STARTUP_HOOKS</c>), before the host's first line: once the file that
/// <see cref="FileVariable"/> names is there, the process is killed at the commit whose number stands in it, counting the instants before and
/// after each. The runtime asks for this name, outside of any namespace, and for this method.
/// </summary>
#pragma warning disable CA1050
public static class StartupHook
#pragma warning restore CA1050
{
    /// <summary>The environment variable that names the file.</summary>
    public const string FileVariable = "JAYTEK_TEST_KILL_FILE";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
            DiagnosticListener.AllListeners.Subscribe(new Listeners(file));
    }

    private sealed class Listeners(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private const string Transaction = "Microsoft.EntityFrameworkCore.Database.Transaction.Transaction";

        private int _seen;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(this, (name, _, _) => name.StartsWith(Transaction, StringComparison.Ordinal));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key is not (Transaction + "Committing" or Transaction + "Committed") || !IsItsTurn())
                return;
            // SIGKILL: nothing is flushed, nothing is rolled back by us.
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }

        // Whoever moves the file away has it: this process, which then ends, or the test, which then wants it to live.
        private bool IsItsTurn()
        {
            try
            {
                if (!File.Exists(file) || Interlocked.Increment(ref _seen) != int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture))
                    return false;
                File.Move(file, file + ".taken", overwrite: true);
                return true;
            }
            catch (FileNotFoundException)
            {
                return false;
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
