using System.Security.Cryptography;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;

namespace Jaytek.Engine.Setup;

/// <summary>How a new site is set up, <c>Jaytek:Setup</c>.</summary>
internal sealed class SetupOptions
{
    /// <summary>Name of the set-up recipe.</summary>
    public string Recipe { get; set; } = "jaytek";

    /// <summary>The site's name.</summary>
    public string SiteName { get; set; } = "Jaytek";

    /// <summary>The first administrator's name.</summary>
    public string AdminUserName { get; set; } = "admin";

    /// <summary>The first administrator's e-mail address.</summary>
    public string AdminEmail { get; set; } = "admin@example.com";

    /// <summary>The first administrator's password; generated in Development where it is not given.</summary>
    public string AdminPassword { get; set; } = "";

    /// <summary>Checks the values.</summary>
    /// <exception cref="ConfigurationException">One is wrong, or the password is missing outside Development.</exception>
    public SetupRequest ToRequest(bool mayGenerate, out bool generated)
    {
        Require(nameof(Recipe), Recipe);
        Require(nameof(SiteName), SiteName);
        if (SiteName.Length > SiteSettings.LongestName)
            throw new ConfigurationException("Jaytek:Setup:SiteName", $"it has more than {SiteSettings.LongestName} characters");
        Require(nameof(AdminUserName), AdminUserName);
        if (!AdminEmail.Contains('@', StringComparison.Ordinal))
            throw new ConfigurationException("Jaytek:Setup:AdminEmail", $"'{AdminEmail}' is not an e-mail address");
        generated = AdminPassword.Length == 0;
        if (generated && !mayGenerate)
            throw new ConfigurationException("Jaytek:Setup:AdminPassword", "outside Development a site is set up only with a given password");
        // 96 bits; the suffix satisfies the password rules about kinds of character.
        var password = generated ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)) + "-A1" : AdminPassword;
        return new SetupRequest(Recipe, SiteName, AdminUserName, AdminEmail, password);
    }

    private static void Require(string key, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ConfigurationException($"Jaytek:Setup:{key}", "it must not be empty");
    }
}
