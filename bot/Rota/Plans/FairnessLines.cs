using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Caps;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>How fair the rota is, in a few lines for other features: a digest, a summary for co-chairs.</summary>
public static class FairnessLines
{
    /// <summary>
    /// The verdict with the bound first, then organisations with share, load, deviation and the bound, those first that are farthest from their share;
    /// last, how many are left out, and whom caps hold down. None while no rota is published.
    /// </summary>
    /// <param name="db">Open for reading.</param>
    /// <param name="setting">Whose rota, and when.</param>
    /// <param name="language">Of the lines.</param>
    /// <param name="most">Organisations that are named.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Plain text; organisations are named as their people wrote it.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync(AllianceDb db, RotaSetting setting, TextLanguage language, int most, CancellationToken cancellationToken)
    {
        var (fairness, members) = await MeasureFairness.HandleAsync(db, setting, cancellationToken);
        if (fairness.Rhythms.Count == 0)
            return [];
        var phrases = setting.Phrases;
        List<string> lines = [phrases.Say(language, fairness.Rhythms.All(r => r.IsWithinBound) ? "fairnessWithin" : "fairnessNotWithin")];
        lines.AddRange(fairness.Lines.Take(most).Select(line => phrases.Say(
            language, "fairnessDigestLine", members.LabelOf(line.OrganisationId), line.Share, line.Load, Signed(language, line.Deviation), fairness.Bound)));
        if (fairness.Lines.Count > most)
            lines.Add(phrases.Say(language, "fairnessDigestMore", fairness.Lines.Count - most));
        lines.AddRange(CapTexts.Bites(phrases, language, fairness, members));
        return lines;
    }

    /// <summary>A deviation with its sign; nothing where it rounds to nothing.</summary>
    internal static string Signed(TextLanguage language, double number) => Math.Round(number, 2) == 0 ? "0" : number.ToString("+0.##;−0.##", language.Culture());
}
