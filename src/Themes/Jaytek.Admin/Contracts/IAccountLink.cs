namespace Jaytek.Admin.Contracts;

/// <summary>A link on the page of one's own account, to what a module has of the person.</summary>
public interface IAccountLink
{
    /// <summary>What a person reads.</summary>
    string Text { get; }

    /// <summary>A path of this site, for whoever is signed in.</summary>
    string Path { get; }
}
