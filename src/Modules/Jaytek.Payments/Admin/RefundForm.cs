using System.ComponentModel.DataAnnotations;
using Jaytek.Kernel;
using Jaytek.Payments.Refunds;

namespace Jaytek.Payments.Admin;

/// <summary>A refund as its form posts it.</summary>
internal sealed class RefundForm
{
    /// <summary>Made with the form, so that two presses of its button are one refund.</summary>
    public string Id { get; set; } = PublicId.New();

    [Display(Name = "Amount"), StringLength(32)]
    public string? Amount { get; set; }

    [Display(Name = "Reason"), StringLength(Refund.MaxReason)]
    public string? Reason { get; set; }
}
