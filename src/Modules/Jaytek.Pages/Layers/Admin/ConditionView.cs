using Jaytek.Pages.Layers.Rules;
using Jaytek.Pages.Outlines;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>A condition and the page around it.</summary>
internal sealed record ConditionView(int At, LayerModel Page)
{
    public ConditionRow Row => Page.Form.Rows[At];

    public (bool Up, bool Down, bool In, bool Out) May => Outline.May(Page.Form.Rows, At, RuleJson.Levels);

    /// <summary>Whether it was taken away just now and can be put back; what was below it goes and comes with it.</summary>
    public bool IsUndo => Row.IsRemoved && (Row.Depth == 0 || !Page.Form.Rows[..At].Exists(other => other.IsRemoved && other.Depth < Row.Depth));

    public bool HasFocus => Page.Move?.Focus == Row.Id;

    public string Name(string member) => LayerForm.NameOf(At, member);
}
