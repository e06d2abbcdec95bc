using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Settings;

/// <summary>On a member of settings: its value is a secret, such as a password or a token. A section that has one is encrypted in the database.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// Encrypts sections of settings at rest, whole: those whose type has a member marked <see cref="SecretAttribute"/>, and those that no module
/// declares, since nobody knows what is in them.
/// </summary>
public sealed class SettingSecrets(IEnumerable<SettingsInfo> declared, IDataProtectionProvider protection, ILogger<SettingSecrets> logger)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Settings");
    private readonly Dictionary<string, bool> _isOpen = declared.ToDictionary(s => s.Key, s => !HoldsSecrets(s.Type));

    internal bool IsSecret(string key) => !_isOpen.GetValueOrDefault(key);

    internal string Protect(string json) => _protector.Protect(json);

    /// <summary>The JSON of a row; null where the keys that encrypted it are not in the data folder.</summary>
    /// <remarks>Without its key one section is as good as absent; the others, and the site, need not go with it.</remarks>
    internal string? TryRead(SettingRow row)
    {
        try
        {
            return row.IsEncrypted ? _protector.Unprotect(row.Json) : row.Json;
        }
        catch (CryptographicException e)
        {
            logger.LogError(e, "The settings {Key} cannot be decrypted: the data folder's keys are not those that encrypted them", row.Key);
            return null;
        }
    }

    private static bool HoldsSecrets(Type type) => type.GetProperties().Any(p => p.IsDefined(typeof(SecretAttribute)));
}
