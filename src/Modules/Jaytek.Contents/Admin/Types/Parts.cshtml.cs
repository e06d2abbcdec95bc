using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Every part that has a definition, with the types that it stands on.</summary>
[Require(View)]
internal sealed class PartsModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    /// <summary>Those that the draft removes are among them.</summary>
    public IReadOnlyList<ContentPartDefinition> Parts { get; private set; } = [];

    public string TypesOf(string part)
    {
        var names = Sight.Definitions.Types.Where(type => type.FirstOf(part) is not null).Select(type => type.DisplayName).ToList();
        return names.Count switch { 0 => "No type", <= 3 => string.Join(", ", names), _ => $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more" };
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync("Content parts", cancellationToken);
        Parts = [.. Sight.Definitions.Parts.Concat(Sight.Current.Parts.Where(part => Sight.Definitions.Part(part.Name) is null)).OrderBy(part => part.Name, StringComparer.Ordinal)];
    }
}
