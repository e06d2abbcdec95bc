namespace Jaytek.Admin.Contracts;

/// <summary>Where a thing stands in its life; each has a colour, a shape and a word.</summary>
public enum ItemState
{
    /// <summary>The public sees the newest version.</summary>
    Published,

    /// <summary>The public sees nothing.</summary>
    Draft,

    /// <summary>The public sees an older version than the editors.</summary>
    Changed,

    /// <summary>It will be published at a time.</summary>
    Scheduled,

    /// <summary>Somebody else has to agree.</summary>
    InReview,

    /// <summary>Something went wrong and waits for a person.</summary>
    Failed,

    /// <summary>Kept, and out of the way.</summary>
    Archived,
}
