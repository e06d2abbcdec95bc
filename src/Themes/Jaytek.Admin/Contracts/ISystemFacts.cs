namespace Jaytek.Admin.Contracts;

/// <summary>What a module tells on <c>/admin/system</c>: versions, sizes, what it found. Never anything secret; the page is made to be sent to somebody.</summary>
public interface ISystemFacts
{
    /// <summary>The facts, as of now.</summary>
    Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>How a fact is.</summary>
public enum SystemFactState
{
    /// <summary>Merely told.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something works less well for it.</summary>
    Missing,

    /// <summary>Somebody has to look.</summary>
    Bad,
}

/// <summary>One line.</summary>
/// <param name="Group">The heading.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">How it is, with units.</param>
/// <param name="State">Whether that is good.</param>
/// <param name="Note">What follows from it, or null.</param>
public sealed record SystemFact(string Group, string Label, string Value, SystemFactState State = SystemFactState.Plain, string? Note = null);

/// <summary>A program beside the site that a module runs; the page of the system says whether it is there.</summary>
public interface IExternalTool
{
    /// <summary>The program, or its path as configured.</summary>
    string Command { get; }

    /// <summary>The argument that makes it say its version.</summary>
    string VersionArgument { get; }

    /// <summary>What needs it, and what happens without it, in a sentence.</summary>
    string UsedFor { get; }
}
