using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Roles;

/// <summary>A role; its rights are rows of <see cref="RolePermission"/>.</summary>
internal sealed class AppRole : IdentityRole
{
    public AppRole()
    {
        Id = PublicId.New();
    }

    public AppRole(string name)
        : this()
    {
        Name = name;
        NormalizedName = SystemRoles.Normalize(name);
    }

    public string Description { get; set; } = "";
}

/// <summary>That a role was given a right, by the name as it is kept: in our grammar where it is known, else as it came.</summary>
internal sealed class RolePermission
{
    public required string RoleId { get; init; }

    public required string Name { get; init; }
}
