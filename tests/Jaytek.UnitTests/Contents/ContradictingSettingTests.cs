using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

/// <summary>Settings that leave no value to publish.</summary>
public sealed class ContradictingSettingTests
{
    [Theory]
    [InlineData("NumericField", """{"Minimum":10,"Maximum":5}""", "Maximum")]
    [InlineData("NumericField", """{"Minimum":"10","Maximum":"5"}""", "Maximum")]
    [InlineData("NumericField", """{"Scale":99}""", "Scale")]
    [InlineData("NumericField", """{"Minimum":1,"Maximum":5,"DefaultValue":"7"}""", "DefaultValue")]
    [InlineData("NumericField", """{"Minimum":5,"Maximum":5,"Scale":2,"DefaultValue":"5"}""", null)]
    [InlineData("NumericField", """{"Maximum":5}""", null)]
    [InlineData("TextField", """{"MinLength":10,"MaxLength":5}""", "MaxLength")]
    [InlineData("TextField", """{"MaxLength":0}""", "MaxLength")]
    [InlineData("TextField", """{"MinLength":2000}""", "MinLength")]
    [InlineData("TextField", """{"MinLength":2000,"MaxLength":3000}""", null)]
    [InlineData("TextField", """{"MinLength":5,"MaxLength":5}""", null)]
    public void They_are_complained_about_where_they_are_set(string kind, string settings, string? wrong)
    {
        var (type, field) = Kinds.Field(kind, $$"""{"{{kind}}Settings":{{settings}}}""", "{}");
        var errors = new ContentErrors();
        type.CheckSettings(field.Field, errors);
        Assert.Equal(wrong is null ? [] : [$"{kind}Settings.{wrong}"], errors.ToError().Members!.Keys);
    }
}
