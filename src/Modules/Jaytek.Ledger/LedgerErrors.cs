using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>Every refusal of this module.</summary>
internal static class LedgerErrors
{
    public static Error Insufficient { get; } = new("ledger.funds.insufficient", "There is not as much on the account.", ErrorKind.Conflict);

    public static Error SplitDate { get; } = new("ledger.split.date", "A split from that day or a later one is recorded already.", ErrorKind.Conflict);

    public static Error SplitKind { get; } = Error.Member("ledger.split.kind", "Kind", "Nothing of that sort is sold here.");

    public static Error SplitFrom { get; } = Error.Member("ledger.split.from", "From", "That day has begun already. Leave it empty for at once, or take a later one.");

    public static Error SplitSame { get; } = new("ledger.split.same", "It is shared just so already; nothing was recorded.", ErrorKind.Conflict);

    public static Error NoWallet { get; } = new("ledger.wallet.none", "Only a person has a wallet.", ErrorKind.Forbidden);

    public static Error Own { get; } = new("ledger.own", "It is about your own money; somebody else has to decide it.", ErrorKind.Conflict);

    public static Error Method { get; } = Error.Member("ledger.payee.method", "Method", "There is no such way for money to leave.");

    public static Error PayeeNotFound { get; } = new("ledger.payee.not_found", "There are no such details.", ErrorKind.NotFound);

    public static Error PayeeDecided { get; } = new("ledger.payee.decided", "These details are decided already, or newer ones came.", ErrorKind.Conflict);

    public static Error NoPayee { get; } = new("ledger.payee.none", "Say first where your money is to go, and wait until that is approved.", ErrorKind.Conflict);

    public static Error WithdrawalAmount { get; } = Error.Member("ledger.withdrawal.amount", "Amount", "An amount is above zero.");

    public static Error WithdrawalNotFound { get; } = new("ledger.withdrawal.not_found", "There is no such withdrawal.", ErrorKind.NotFound);

    public static Error WithdrawalDecided { get; } = new("ledger.withdrawal.decided", "This withdrawal waits for nobody's decision any more.", ErrorKind.Conflict);

    public static Error WithdrawalEnded { get; } = new("ledger.withdrawal.ended", "This withdrawal was not sent, or has ended otherwise.", ErrorKind.Conflict);

    public static Error Sent { get; } = new("ledger.withdrawal.sent", "This withdrawal is not waiting to be sent any more; look how it stands.", ErrorKind.Conflict);

    public static Error InHand { get; } = new("ledger.withdrawal.in_hand", "It was being sent a moment ago. Wait five minutes, so that it is known whether the money left.", ErrorKind.Conflict);

    public static Error NoMethod(string method) => new("ledger.withdrawal.no_method", $"The way {method} is not there any more, so that nobody can be asked.", ErrorKind.Unavailable);

    public static Error SendBroke(string how) => new("ledger.withdrawal.broke", $"Sending it broke ({how}); the log says more.", ErrorKind.Unavailable);

    public static Error WithdrawalReason { get; } = Error.Member("ledger.withdrawal.reason", "Reason", "Say why, in at most 300 characters.");

    public static Error AdjustmentPerson { get; } = new("ledger.adjustment.person", "One person asks for an adjustment, and another decides on it.", ErrorKind.Forbidden);

    public static Error AdjustmentWallet { get; } = new("ledger.adjustment.wallet", "There is no such wallet.", ErrorKind.NotFound);

    public static Error AdjustmentAmount { get; } = Error.Member("ledger.adjustment.amount", "Amount", "An amount such as 12.50 or -12.50, with no more decimals than the currency has, and not zero.");

    public static Error AdjustmentCurrency { get; } = Error.Member("ledger.adjustment.currency", "Currency", "There is no such currency.");

    public static Error AdjustmentReason { get; } = Error.Member("ledger.adjustment.reason", "Reason", "Say why, in at most 300 characters.");

    public static Error AdjustmentNotFound { get; } = new("ledger.adjustment.not_found", "There is no such adjustment.", ErrorKind.NotFound);

    public static Error AdjustmentDecided { get; } = new("ledger.adjustment.decided", "This adjustment is decided already.", ErrorKind.Conflict);

    public static Error AdjustmentTwoPeople { get; } = new("ledger.adjustment.two_people", "You asked for this adjustment; somebody else decides on it.", ErrorKind.Conflict);

    public static Error Cooling(DateTimeOffset until) => new(
        "ledger.payee.cooling", string.Create(CultureInfo.InvariantCulture, $"Where your money goes has changed; it may go there from {until:yyyy-MM-dd HH:mm} UTC on."), ErrorKind.Conflict);

    public static Error KeyReused(string key) => new(
        "ledger.posting.key_reused", $"The key {key} is in the books with another content; nothing was moved.", ErrorKind.Unprocessable);

    public static Error Shares(string reason) => Error.Member("ledger.split.shares", "Shares", reason);

    public static Error SplitWhich(string hint) => Error.Member("ledger.split.which", "Which", $"There is none of that name. Give {hint}");

    public static Error OtherSale(string key) => new(
        "ledger.split.other_sale", $"The sale {key} is in the books with other amounts; nothing was moved.", ErrorKind.Unprocessable);

    public static Error TooMuch(Money left) => Error.Member("ledger.split.too_much", "Amount", $"Of this sale {left} are left.");

    public static Error NotTaken(string key) => new("ledger.split.not_taken", $"Nothing was taken back under {key}.", ErrorKind.NotFound);

    public static Error TransferUnknown(string key) => new("ledger.transfer.unknown", $"There is no transfer {key}.", ErrorKind.NotFound);

    public static Error TransferEnded(string key, string how) => new("ledger.transfer.ended", $"The transfer {key} is {how} already.", ErrorKind.Conflict);

    public static Error Rate { get; } = Error.Member("ledger.conversion.rate", "Rate", "A rate is above zero, and converts the amount to at least one unit of the other currency.");

    public static Error WithdrawalId { get; } = new("ledger.withdrawal.id", "This form is not one of ours. Reload the page and try again.");

    public static Error BankListNotFound { get; } = new("ledger.bank_list.not_found", "There is no such list.", ErrorKind.NotFound);

    public static Error BankListCurrency { get; } = Error.Member("ledger.bank_list.currency", "Format", "SEPA moves euro only. Make a CSV file of other currencies.");

    public static Error BankListDebtor { get; } = Error.Member(
        "ledger.bank_list.debtor", "Format", "The account that pays is not known yet: Jaytek:Ledger:BankFile of the configuration.");

    public static Error BankListNothing { get; } = new("ledger.bank_list.nothing", "Nothing waits for such a list, or somebody was faster.", ErrorKind.Conflict);

    public static Error BankListDissolved { get; } = new("ledger.bank_list.dissolved", "This list is dissolved.", ErrorKind.Conflict);

    public static Error BankListHandedOut { get; } = new("ledger.bank_list.handed_out", "The file was handed out already; the bank may have it.", ErrorKind.Conflict);

    public static Error BankListKept { get; } = new("ledger.bank_list.kept", "The file was not handed out yet, so that the bank cannot have done anything. Dissolve the list instead.", ErrorKind.Conflict);

    public static Error BankListBegun { get; } = new("ledger.bank_list.begun", "It is known of a part of this list what the bank did. Its file is not handed out again, so that nobody pays it twice.", ErrorKind.Conflict);

    public static Error BankListChanged { get; } = new("ledger.bank_list.changed", "The file would not be the same as it was: the account that pays has changed in the configuration.", ErrorKind.Conflict);

    public static Error NotListed { get; } = new("ledger.withdrawal.not_listed", "This withdrawal is in no list, so that no bank can have carried it out.", ErrorKind.Conflict);

    public static Error AnswerFile(string reason) => Error.Member("ledger.bank_answer.file", "File", reason);

    public static Error AmountText(Currency currency) => Error.Member(
        "ledger.withdrawal.amount_text", "Amount", currency.Exponent == 0 ? "Write the amount in digits, such as 50." : $"Write the amount in digits with a point and at most {currency.Exponent} decimals, such as 50.25.");
    public static Error InvoiceKeyReused(string key) => new(
        "ledger.invoice.key_reused", $"The key {key} was issued with another content; nothing was issued.", ErrorKind.Unprocessable);

    public static Error InvoiceNotFound(string key) => new("ledger.invoice.not_found", $"There is no such document as {key}.", ErrorKind.NotFound);

    public static Error InvoiceTooMuch(string number, Money left) => Error.Member("ledger.invoice.too_much", "Amount", $"Of {number} {left} are left.");

    public static Error InvoiceTakenBack(string number) => new("ledger.invoice.taken_back", $"{number} is taken back already.", ErrorKind.Conflict);

    public static Error MonthUnderWay { get; } = new("ledger.statement.under_way", "A month is printed when it has been over for an hour.", ErrorKind.Conflict);

    public static Error NothingMoved { get; } = new("ledger.report.empty", "Nothing moved in that month.", ErrorKind.NotFound);
}
