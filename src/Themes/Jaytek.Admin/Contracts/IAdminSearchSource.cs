namespace Jaytek.Admin.Contracts;

/// <summary>What a module lets people find from anywhere in the admin: in the palette (Ctrl+K) and on <c>/admin/search</c>.</summary>
public interface IAdminSearchSource
{
    /// <summary>The heading of what it finds: Items, Users.</summary>
    string Group { get; }

    /// <summary>Where its group stands: smaller is higher.</summary>
    int Position { get; }

    /// <summary>What the current user may open among what matches, best first. It asks the rights itself.</summary>
    /// <param name="query">What was typed, trimmed; empty for what is useful before anything is typed, such as what was changed last.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(string query, int take, CancellationToken cancellationToken);
}

/// <summary>Something that was found.</summary>
/// <param name="Title">What to call it.</param>
/// <param name="Href">Its address, from <c>/admin</c>.</param>
/// <param name="Icon">A name of the sprite.</param>
/// <param name="Detail">A word beside the title: the type, the e-mail address; or null.</param>
public sealed record SearchHit(string Title, string Href, string Icon, string? Detail = null);
