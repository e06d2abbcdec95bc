namespace Jaytek.Recipes.Setup;

/// <summary>How far the site's set-up has come; kept as the settings section <c>Setup</c>.</summary>
internal sealed class SetupState
{
    public const string Section = "Setup";

    /// <summary>The recipe that sets the site up; a set-up that was cut off goes on with it and no other.</summary>
    public string Recipe { get; set; } = "";

    /// <summary>The first administrator: what recipes mean by <c>AdminUserId</c>.</summary>
    public string AdminUserId { get; set; } = "";

    public string AdminUserName { get; set; } = "";

    public string AdminEmail { get; set; } = "";

    /// <summary>Null until the whole recipe has run: nothing is served before.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
}
