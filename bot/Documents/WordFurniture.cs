using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>A header or a footer as a part of the package.</summary>
/// <param name="Id">Of its relationship, and the name of the part.</param>
/// <param name="Root">A <see cref="Header"/> or a <see cref="Footer"/>.</param>
/// <param name="Pictures">The names of those in it.</param>
internal sealed record WordFurniture(string Id, OpenXmlPartRootElement Root, IReadOnlyList<string> Pictures)
{
    /// <summary>As relationships and content types name it.</summary>
    public string Kind => Root is Header ? "header" : "footer";
}
