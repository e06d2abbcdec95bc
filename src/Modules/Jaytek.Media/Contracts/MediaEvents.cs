using Jaytek.Kernel;

namespace Jaytek.Media.Contracts;

/// <summary>A path of the library has other bytes than before, or is new.</summary>
/// <param name="Path">The media path.</param>
/// <param name="Sha256">The bytes, lower-case hexadecimal.</param>
/// <param name="ContentType">Their kind.</param>
public sealed record MediaFileStored(string Path, string Sha256, string ContentType) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => Path;
}

/// <summary>A file of the library has another path. What refers to it by path does not follow by itself.</summary>
/// <param name="From">The path before.</param>
/// <param name="Path">The path now.</param>
public sealed record MediaFileMoved(string From, string Path) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => Path;
}

/// <summary>A path of the library is no more.</summary>
/// <param name="Path">The media path.</param>
public sealed record MediaFileDeleted(string Path) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => Path;
}
