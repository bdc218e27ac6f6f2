using System.Xml.Linq;

namespace AllianceBot.Documents;

/// <summary>What the file says of itself (ECMA-376 part 2, core properties). No dates: the property wants UTC, the record has wall-clock time.</summary>
internal sealed record WordProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    public required string Title { get; init; }

    public required string Subject { get; init; }

    public required string Creator { get; init; }

    public required string Language { get; init; }

    public required string Status { get; init; }

    public XElement ToXml() => new(
        Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Core),
        new XAttribute(XNamespace.Xmlns + "dc", Dublin),
        new XElement(Dublin + "title", Title),
        new XElement(Dublin + "subject", Subject),
        new XElement(Dublin + "creator", Creator),
        new XElement(Dublin + "language", Language),
        new XElement(Core + "contentStatus", Status));
}
