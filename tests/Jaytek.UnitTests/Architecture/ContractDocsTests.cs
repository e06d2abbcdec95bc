using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Architecture;

/// <summary>What other modules build on says shapes, units and errors.</summary>
public sealed class ContractDocsTests
{
    [Fact]
    public void Every_public_member_of_a_contract_is_documented() =>
        Assert.Empty(Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "Contracts", SearchOption.AllDirectories)
            .Where(folder => !folder.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => ContractDocs.Missing(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file))));

    [Fact]
    public void The_silent_are_seen() => Assert.Equal(["C.cs:2", "C.cs:5", "C.cs:8"], ContractDocs.Missing("C.cs", """
        /// <summary>Says something.</summary>
        public interface IOne { int Silent(); }
        /// <summary>Says something.</summary>
        public sealed class Two {
            public int Silent => 1;
            public override string ToString() => "";
            int Own => 2; }
        public enum Three {
            /// <summary>Says something.</summary>
            One }
        internal sealed class Four { public int Own => 3; }
        """));
}
