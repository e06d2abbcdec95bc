using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Engine.Settings;

/// <summary>Changes typed settings of a module, as its type's validation attributes allow.</summary>
public sealed class SaveSettings<TSettings>(ActionRunner runner, ISettings<TSettings> settings, IEnumerable<SettingsInfo> declared)
    where TSettings : class, new()
{
    /// <summary>True where something changed. Errors: <c>engine.settings.invalid</c>, with messages by member, and those of the change.</summary>
    /// <param name="change">
    /// Changes what is kept, as it is read inside the unit of work, and nothing else: members that it leaves alone stay as another has just set
    /// them. It answers a refusal, or null.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<bool>> RunAsync(Func<TSettings, Error?> change, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("engine.settings.save", async scope =>
        {
            if (await scope.RefuseAsync(SaveSiteSettings.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var wanted = await settings.GetAsync(cancellationToken);
            var before = Json(wanted);
            if ((change(wanted) ?? Invalid(wanted)) is { } invalid)
                return invalid;
            var key = declared.Single(one => one.Type == typeof(TSettings)).Key;
            var after = Json(wanted);
            if (JsonNode.DeepEquals(before, after))
                return false;
            await settings.SetAsync(wanted, cancellationToken);
            Hide(before, after);
            scope.Audit("Settings", key, $"Settings {key} changed", before, after);
            return true;
        }, cancellationToken);

    private static Error? Invalid(TSettings wanted)
    {
        var results = new List<ValidationResult>();
        if (Validator.TryValidateObject(wanted, new ValidationContext(wanted), results, validateAllProperties: true))
            return null;
        var members = results.GroupBy(one => one.MemberNames.FirstOrDefault() ?? "", one => one.ErrorMessage ?? "This value cannot be used.")
            .ToDictionary(member => member.Key, member => member.ToArray());
        return new Error("engine.settings.invalid", string.Join(" ", members.Values.SelectMany(messages => messages)), ErrorKind.Invalid, members);
    }

    private static JsonObject Json(TSettings value) => JsonSerializer.SerializeToNode(value)!.AsObject();

    // The trail says that a secret changed, never what it was.
    private static void Hide(JsonObject before, JsonObject after)
    {
        foreach (var secret in typeof(TSettings).GetProperties().Where(p => p.IsDefined(typeof(SecretAttribute))).Select(p => p.Name))
        {
            var changed = !JsonNode.DeepEquals(before[secret], after[secret]);
            (before[secret], after[secret]) = ("(secret)", changed ? "(another secret)" : "(secret)");
        }
    }
}
