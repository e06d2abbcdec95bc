namespace Jaytek.Contents.Contracts;

/// <summary>The content types and parts. Scoped: inside a unit of work it shows what that unit has changed and not yet committed.</summary>
public interface IContentDefinitionManager
{
    /// <summary>The definitions as of now; answered from memory.</summary>
    ContentDefinitions Current { get; }
}
