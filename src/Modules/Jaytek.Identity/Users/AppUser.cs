using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Users;

/// <summary>An account. Its key is the public id, which content items, the audit trail and recipes carry as owner.</summary>
internal sealed class AppUser : IdentityUser
{
    public AppUser()
    {
        Id = PublicId.New();
    }

    /// <summary>False for a suspended account: it cannot sign in, and its sessions and tokens are refused.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The name that others see, or null for the user name.</summary>
    public string? DisplayName
    {
        get;
        set
        {
            field = value;
            DisplayNameKey = value is null ? null : NameKey.Of(value);
        }
    }

    /// <summary>The display name as it is searched for and sorted by, <see cref="NameKey"/>.</summary>
    public string? DisplayNameKey { get; private set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its password was last right; null where it never signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Why it is suspended, for other administrators; null where it is not, or nobody said.</summary>
    public string? SuspendedReason { get; set; }

    /// <summary>When it was deleted: the row stays without a name, so that its id is nobody else's. Null for every living account.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}
