using System.ComponentModel.DataAnnotations;

namespace Jaytek.Ledger.Withdrawals.Own;

/// <summary>A withdrawal as its form posts it.</summary>
internal sealed class WithdrawalForm
{
    /// <summary>Made with the form, so that sending it twice is one withdrawal.</summary>
    public string? Id { get; set; }

    [Display(Name = "Amount")]
    public string? Amount { get; set; }

    [Display(Name = "Currency")]
    public string? Currency { get; set; }

    [Display(Name = "To")]
    public string? Method { get; set; }
}

/// <summary>A bank account as its form posts it.</summary>
internal sealed class PayeeForm
{
    [Display(Name = "Account holder")]
    public string? Name { get; set; }

    [Display(Name = "IBAN")]
    public string? Iban { get; set; }
}
