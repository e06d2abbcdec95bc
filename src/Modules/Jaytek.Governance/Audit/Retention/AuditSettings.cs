using System.ComponentModel.DataAnnotations;

namespace Jaytek.Governance.Audit.Retention;

/// <summary>How long the audit trail is kept; section <c>AuditTrail</c>.</summary>
internal sealed class AuditSettings
{
    public const string Key = "AuditTrail";

    /// <summary>Days after which lines are removed; 0 keeps them for ever.</summary>
    [Display(Name = "Keep lines for", Description = "Days; 0 keeps them for ever. A job removes older ones every night, and says so in the trail.")]
    [Range(0, 36_500)]
    public int RetentionDays { get; set; }
}
