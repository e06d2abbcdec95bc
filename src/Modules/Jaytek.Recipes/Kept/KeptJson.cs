using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Recipes.Scripting;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Recipes.Kept;

/// <summary>Writes and reads the column of kept JSON.</summary>
internal sealed class KeptJson(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Recipes.Kept");

    public string Write(JsonNode? data, bool encrypt)
    {
        var json = ScriptValues.Text(data);
        return encrypt ? _protector.Protect(json) : json;
    }

    public JsonNode? Read(KeptStepData row) => JsonNode.Parse(row.IsEncrypted ? _protector.Unprotect(row.Json) : row.Json);

    /// <summary>The key as the column holds it; a long one ends in its hash.</summary>
    public static string Column(string key) => key.Length <= KeptStepDataTable.MaxKey
        ? key
        : key[..300] + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
