using Jaytek.Contents.Contracts;
using Jaytek.Engine.Menus;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>One entry a listable type; the menu itself leaves out what the user may not edit.</summary>
internal sealed class ContentMenu(IContentDefinitionManager definitions) : IMenuSource
{
    public const string Group = "Content";

    public Task<IReadOnlyList<MenuEntry>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MenuEntry>>(
    [
        .. definitions.Current.Types.Where(type => type.IsListable)
            .Select(type => new MenuEntry(Group, definitions.Current.PluralOf(type), $"/admin/content/{type.Name}", ContentPermissions.Of(type.Name, "edit"), Icon: TypeIcon.Of(type))),
    ]);
}
