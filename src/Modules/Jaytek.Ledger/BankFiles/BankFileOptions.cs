using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Jaytek.Ledger.BankFiles;

/// <summary>The account that withdrawals by bank file are paid from, <c>Jaytek:Ledger:BankFile</c>; empty where nobody pays by SEPA file.</summary>
internal sealed partial class BankFileOptions
{
    /// <summary>The longest name of an account's owner that pain.001 takes.</summary>
    public const int MaxName = 70;

    /// <summary>Whose account: the company's name as the bank has it.</summary>
    public string? Name { get; set; }

    /// <summary>Its IBAN.</summary>
    public string? Iban { get; set; }

    /// <summary>Its bank's BIC; most banks know it from the IBAN.</summary>
    public string? Bic { get; set; }

    /// <summary>Whether SEPA files can be made.</summary>
    public bool IsSet() => !string.IsNullOrWhiteSpace(Iban);

    /// <summary>What is wrong with them; nothing where they are empty altogether.</summary>
    public IEnumerable<ValidationResult> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name + Iban + Bic))
            yield break;
        if (SepaText.Of(Name, MaxName).Length == 0)
            yield return new ValidationResult($"the name of the account's owner, at most {MaxName} characters", ["BankFile:Name"]);
        if (BankFiles.Iban.Read(Iban) is not { } iban || !SepaText.IsInSepa(iban))
            yield return new ValidationResult("an IBAN of a country of SEPA", ["BankFile:Iban"]);
        if (!string.IsNullOrEmpty(Bic) && !BicText().IsMatch(Bic))
            yield return new ValidationResult("a BIC of 8 or 11 capital letters and digits, or nothing", ["BankFile:Bic"]);
    }

    // As pain.001.001.09 has it (BICFIDec2014Identifier).
    [GeneratedRegex("^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex BicText();
}
