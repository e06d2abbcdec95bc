namespace Jaytek.Recipes.Files;

/// <summary>Where something stands in a recipe file; both count from 1, the column in characters.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}
