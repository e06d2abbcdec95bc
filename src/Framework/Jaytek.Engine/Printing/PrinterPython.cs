using System.Text;

namespace Jaytek.Engine.Printing;

/// <summary>
/// Finds the Python that has WeasyPrint. Its command line lets a document read any file and address, so a few lines of ours call it as a
/// library; <c>weasyprint</c> itself is such a script, and its first line names the Python that it was installed for, by Debian or by pip.
/// </summary>
internal static class PrinterPython
{
    private const int MostLine = 512;

    /// <summary>The interpreter, or null where there is no such script.</summary>
    /// <param name="program">The script's path, or its name.</param>
    /// <param name="path">The folders to look for a name in, with colons between.</param>
    public static string? Find(string program, string? path)
    {
        var script = program.Contains('/', StringComparison.Ordinal)
            ? program
            : (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (script is null || FirstLine(script) is not ['#', '!', .. var line])
            return null;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // "#!/usr/bin/env python3": the interpreter is looked up in the path, which the child is given.
        var interpreter = words is [var env, var name, ..] && Path.GetFileName(env) == "env" ? name : words.FirstOrDefault();
        return Path.GetFileName(interpreter)?.StartsWith("python", StringComparison.Ordinal) == true ? interpreter : null;
    }

    private static string? FirstLine(string script)
    {
        try
        {
            using var stream = File.OpenRead(script);
            var bytes = new byte[MostLine];
            var line = Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            return line.Split('\n')[0];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
