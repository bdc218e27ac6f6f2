namespace AllianceBot.Packaging;

/// <summary>Where Teams offers a command.</summary>
public enum ManifestScope
{
    Team,
    GroupChat,
    Personal,
}

/// <summary>One line of the command list that Teams shows beside the compose box; choosing it writes the title there.</summary>
/// <param name="TitleEn">The command as typed in English, at most 32 characters.</param>
/// <param name="DescriptionEn">What it does, in English, at most 128 characters.</param>
/// <param name="TitleEs">The command as typed in Spanish, at most 32 characters.</param>
/// <param name="DescriptionEs">What it does, in Spanish, at most 128 characters.</param>
/// <param name="Scopes">Where it is offered; at most ten commands share a scope.</param>
public sealed record ManifestCommand(
    string TitleEn, string DescriptionEn, string TitleEs, string DescriptionEs, params IReadOnlyList<ManifestScope> Scopes);
