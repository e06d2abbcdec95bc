using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>What an account is for. A positive balance is what its owner is owed; money that lies at a provider is therefore negative.</summary>
public enum AccountKind
{
    /// <summary>What a person may spend or withdraw now. Only refunds, disputes and adjustments may take it below zero.</summary>
    Available,

    /// <summary>What a person has earned and may not have yet. Never below zero.</summary>
    Pending,

    /// <summary>What is set aside for something under way, or for a time. Never below zero.</summary>
    Reserve,

    /// <summary>The platform's earnings.</summary>
    Revenue,

    /// <summary>What providers took; negative.</summary>
    Fees,

    /// <summary>Tax that is held for the authorities.</summary>
    Tax,

    /// <summary>What lies at a provider or in a bank; negative for money that is there.</summary>
    Clearing,

    /// <summary>Money of which it is not yet decided whose it is, such as a sale before its split. Never below zero.</summary>
    Suspense,

    /// <summary>Where the legs of a conversion meet, one for each currency.</summary>
    Conversion,
}

/// <summary>Names an account: what for, whose, in which currency. It is opened by the first posting that names it.</summary>
public sealed record AccountRef
{
    /// <summary>The longest owner, characters.</summary>
    public const int MaxOwner = 100;

    private const string Platform = "platform";

    private AccountRef(AccountKind kind, string owner, string currency)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(owner.Length, MaxOwner, nameof(owner));
        (Kind, Owner, Currency) = (kind, owner, Kernel.Currency.Of(currency).Code);
    }

    /// <summary>What for.</summary>
    public AccountKind Kind { get; }

    /// <summary>Whose: a user's id, <c>platform</c>, a provider's name, or the key of what is undecided.</summary>
    public string Owner { get; }

    /// <summary>The ISO 4217 code.</summary>
    public string Currency { get; }

    /// <summary>A person's money to spend or withdraw.</summary>
    public static AccountRef Available(string userId, string currency) => new(AccountKind.Available, userId, currency);

    /// <summary>A person's earnings that are not released yet.</summary>
    public static AccountRef Pending(string userId, string currency) => new(AccountKind.Pending, userId, currency);

    /// <summary>A person's money that is set aside.</summary>
    public static AccountRef Reserve(string userId, string currency) => new(AccountKind.Reserve, userId, currency);

    /// <summary>The platform's earnings.</summary>
    public static AccountRef Revenue(string currency) => new(AccountKind.Revenue, Platform, currency);

    /// <summary>What providers took.</summary>
    public static AccountRef Fees(string currency) => new(AccountKind.Fees, Platform, currency);

    /// <summary>Tax that is held for the authorities.</summary>
    public static AccountRef Tax(string currency) => new(AccountKind.Tax, Platform, currency);

    /// <summary>What lies at a provider, such as <c>stripe</c>, or in a bank.</summary>
    public static AccountRef Clearing(string provider, string currency) => new(AccountKind.Clearing, provider, currency);

    /// <summary>Money that waits for a decision, by its key, such as <c>payment:{id}</c>.</summary>
    public static AccountRef Suspense(string key, string currency) => new(AccountKind.Suspense, key, currency);

    /// <summary>Where conversions of a currency meet.</summary>
    public static AccountRef Conversion(string currency) => new(AccountKind.Conversion, Platform, currency);

    /// <summary>An account as it stands in the books, where its members are known to be right.</summary>
    internal static AccountRef Of(AccountKind kind, string owner, string currency) => new(kind, owner, currency);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} of {Owner} in {Currency}";
}
