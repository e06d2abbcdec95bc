namespace Jaytek.Admin.Contracts;

/// <summary>What the audit trail calls a sort of thing, and where it is looked at; the module that owns the thing contributes it.</summary>
public interface IAuditTarget
{
    /// <summary>The sort as actions write it, such as <c>ContentItem</c>.</summary>
    string Type { get; }

    /// <summary>What an admin reads, in the singular.</summary>
    string Name { get; }

    /// <summary>The admin's page of the thing, from <c>/admin</c>; it may be gone by now. Null where it has none.</summary>
    string? HrefOf(string targetId);
}
