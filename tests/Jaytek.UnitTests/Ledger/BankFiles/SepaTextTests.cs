using Jaytek.Ledger.BankFiles;

namespace Jaytek.UnitTests.Ledger.BankFiles;

/// <summary>Names in the letters that every bank of SEPA takes.</summary>
public sealed class SepaTextTests
{
    [Theory]
    [InlineData("Ada Okafor", "Ada Okafor")]
    [InlineData("José Müller-Ångström", "Jose Muller-Angstrom")]
    [InlineData("Ọlá Ṣẹ́gun", "Ola Segun")]
    [InlineData("Straße & Söhne GmbH", "Strasse + Sohne GmbH")]
    [InlineData("Łukasz Øster, Æbleø", "Lukasz Oster, AEbleo")]
    [InlineData("Γιώργος Παπάς", "Giorgos Papas")]
    [InlineData("Щукин Юрий", "Shtukin Yurii")]
    [InlineData("O’Neill", "O'Neill")]
    [InlineData("a_b@c", "a-b.c")]
    [InlineData("  two\t\nlines \u200b ", "two lines")]
    [InlineData("//a///b/", "a/b")]
    [InlineData("=cmd|'/c calc'!A0", ".cmd.'/c calc'.A0")]
    [InlineData("DJ 🎧 Solène", "DJ . Solene")]
    [InlineData("東京", "")]
    [InlineData("🎧", "")]
    [InlineData("\ud83d", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_is_written_in_the_letters_of_every_bank(string? text, string written) => Assert.Equal(written, SepaText.Of(text, 70));

    [Fact]
    public void Long_text_is_cut_and_never_ends_in_white_space()
    {
        Assert.Equal(new string('a', 69), SepaText.Of(new string('a', 69) + " b", 70));
        Assert.Equal(70, SepaText.Of(new string('ß', 70), 70).Length);
    }

    [Theory]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("CH9300762011623852957", true)]
    [InlineData("TR330006100519786457841326", false)]
    [InlineData("SA0380000000608010167519", false)]
    public void Countries_of_Sepa_are_known(string iban, bool isIn) => Assert.Equal(isIn, SepaText.IsInSepa(iban));

    [Theory]
    [InlineData("", "", "", 0)]
    [InlineData("Jaytek GmbH", "DE89 3704 0044 0532 0130 00", "", 0)]
    [InlineData("Jaytek GmbH", "DE89370400440532013000", "COBADEFFXXX", 0)]
    [InlineData("", "DE89370400440532013000", "", 1)]
    [InlineData("Jaytek GmbH", "DE89370400440532013001", "", 1)]
    [InlineData("Jaytek GmbH", "TR330006100519786457841326", "", 1)]
    [InlineData("Jaytek GmbH", "DE89370400440532013000", "coba", 1)]
    [InlineData("", "", "COBADEFF", 2)]
    public void A_paying_account_is_whole_or_not_there(string name, string iban, string bic, int problems) =>
        Assert.Equal(problems, new BankFileOptions { Name = name, Iban = iban, Bic = bic }.Problems().Count());
}
