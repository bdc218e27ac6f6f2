namespace AllianceBot.Storage;

/// <summary>How long people's text may be, in UTF-16 units. Checked before a write, so that the reply can say so.</summary>
public static class TextLimits
{
    public const int Name = 200;
    public const int Title = 200;
    public const int Note = 4000;
    public const int Identifier = 400;
    public const int Longest = 4000;
}
