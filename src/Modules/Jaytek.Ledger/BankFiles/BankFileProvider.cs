using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.BankFiles;

/// <summary>To a bank account, by a list that an administrator gives to the bank: what was sent waits until they say what the bank did.</summary>
internal sealed class BankFileProvider : IPayoutProvider
{
    /// <summary>What <see cref="Method"/> says.</summary>
    public const string Name = "bank_file";

    private const int MaxName = BankFileOptions.MaxName;

    /// <inheritdoc/>
    public string Method => Name;

    /// <inheritdoc/>
    public string DisplayName => "Bank account";

    /// <inheritdoc/>
    /// <remarks>Members: <c>Name</c>, <c>Iban</c>. Errors: <c>ledger.payee.name</c>, <c>ledger.payee.iban</c>.</remarks>
    public Result<PayeeDetails> Check(IReadOnlyDictionary<string, string> input)
    {
        var name = input.GetValueOrDefault("Name")?.Trim();
        if (name is not { Length: > 0 and <= MaxName } || name.Any(char.IsControl))
            return Error.Member("ledger.payee.name", "Name", $"The name of the account's owner has 1 to {MaxName} characters.");
        if (Iban.Read(input.GetValueOrDefault("Iban")) is not { } iban)
            return Error.Member("ledger.payee.iban", "Iban", "This is no IBAN: look at its letters and digits once more.");
        return new PayeeDetails(JsonSerializer.Serialize(new BankAccount(name, iban)), $"{iban[..2]}… {iban[^4..]}");
    }

    /// <inheritdoc/>
    public Task<Result<PayoutProgress>> SendAsync(PayoutOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(Result.From(PayoutProgress.UnderWay));
}

/// <summary>A bank account, as the list needs it.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Iban">Without spaces.</param>
internal sealed record BankAccount(string Name, string Iban);
