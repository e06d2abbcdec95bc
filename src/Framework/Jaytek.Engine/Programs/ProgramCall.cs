namespace Jaytek.Engine.Programs;

/// <summary>A program to run and what it is given.</summary>
/// <param name="Program">The program; a name is looked up in the path.</param>
/// <param name="Arguments">Its arguments, each for itself; names of files are ours, never from outside.</param>
/// <param name="Patience">After this it is ended.</param>
public sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments, TimeSpan Patience)
{
    /// <summary>What it finds in its environment beside what the site has.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>True where it finds nothing but <see cref="Environment"/>: the site's holds passwords.</summary>
    public bool IsBare { get; init; }

    /// <summary>What it reads from standard input; null leaves it the site's, which only programs may have that do not read it.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }
}

/// <summary>How a program ended.</summary>
/// <param name="IsMissing">True where it is not installed; the rest is empty then.</param>
/// <param name="IsTooSlow">True where it was ended with all its children because its time was over; the rest is empty then.</param>
/// <param name="ExitCode">What it answered.</param>
/// <param name="Output">What was made of its standard output; the type's default where it is missing or too slow.</param>
/// <param name="Complaints">The beginning of what it wrote to standard error, in one line: it is for the log, and a broken file can fill that.</param>
/// <typeparam name="T">What is made of its output.</typeparam>
public sealed record ProgramOutcome<T>(bool IsMissing, bool IsTooSlow, int ExitCode, T Output, string Complaints);
