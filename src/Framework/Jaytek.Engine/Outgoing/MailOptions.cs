using System.ComponentModel.DataAnnotations;

namespace Jaytek.Engine.Outgoing;

/// <summary>Mail, <c>Jaytek:Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>The sender of every mail.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "no-reply@localhost.localdomain";
}
