using System.Reflection;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Engine.Settings;

/// <summary>On a member of settings: its value is a secret, such as a password or a token. A section that has one is encrypted in the database.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// Encrypts sections of settings at rest, whole: those whose type has a member marked <see cref="SecretAttribute"/>, and those that no module
/// declares, since nobody knows what is in them.
/// </summary>
public sealed class SettingSecrets(IEnumerable<SettingsInfo> declared, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Settings");
    private readonly Dictionary<string, bool> _isOpen = declared.ToDictionary(s => s.Key, s => !HoldsSecrets(s.Type));

    internal bool IsSecret(string key) => !_isOpen.GetValueOrDefault(key);

    internal string Protect(string json) => _protector.Protect(json);

    /// <summary>The JSON of a row.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that encrypted it are not in the data folder.</exception>
    internal string Read(SettingRow row) => row.IsEncrypted ? _protector.Unprotect(row.Json) : row.Json;

    private static bool HoldsSecrets(Type type) => type.GetProperties().Any(p => p.IsDefined(typeof(SecretAttribute)));
}
