using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Modules;

namespace Jaytek.Contents;

/// <summary>Content types, items, versions, the field index and the content API.</summary>
public sealed class ContentsModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        var feature = module.Feature(
            "Jaytek.Contents", "Contents", "Content",
            "Content types made of parts and fields, items with drafts and versions, and the content API.", alwaysOn: false);
        feature.Tables<VersionTable>().Tables<DefinitionTable>().Tables<HandleTable>().Tables<ScheduleTable>().Tables<IndexTables>();
    }
}
