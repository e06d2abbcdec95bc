namespace Jaytek.Contents.Contracts;

/// <summary>
/// Names fields by which the site vouches for an item, such as that a profile is really who it says: only who may edit everybody's items of
/// the type changes them, whoever owns the item. Others read them in the editor, and a save of theirs that changes one is refused.
/// </summary>
public interface IEditorsFields
{
    /// <summary>The fields of a type, each with its part: <c>DJProfile.Verified</c>. None for types of other modules.</summary>
    IEnumerable<string> Of(string contentType);
}
