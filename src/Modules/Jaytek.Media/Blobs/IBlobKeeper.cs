using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Blobs;

/// <summary>A place for blobs, as this module runs it: the Engine's contract, files for programs, and what keeping it in order takes.</summary>
internal interface IBlobKeeper : IBlobStore, IBlobFiles
{
    /// <summary>Where the bytes are, in words for the page of the system; nothing secret.</summary>
    string Whereabouts { get; }

    /// <summary>What is wrong with the place, in a sentence, or null where it answers.</summary>
    Task<string?> ProblemAsync(CancellationToken cancellationToken);

    /// <summary>Removes what stores that were cut off before <paramref name="before"/> left behind; no blob is among that.</summary>
    Task TidyAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
