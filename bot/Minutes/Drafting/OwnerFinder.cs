using System.Collections.Frozen;

namespace AllianceBot.Minutes.Drafting;

/// <summary>Whom a task was given to: the person named, whoever took it on, or whoever was asked and answered. Nobody rather than a guess.</summary>
internal sealed class OwnerFinder(Talk talk, TalkCues cues, Roster roster)
{
    // Seconds within which whoever was asked answers, and within which the same person goes on about the same task.
    private const double AnswerReach = 8;
    private const double SameBreath = 6;
    private const int MostLookedAt = 50;

    private static readonly FrozenSet<string> Prepositions = Set("to with from of about for at a al con de del sobre para por");
    private static readonly FrozenSet<string> Titles =
        Set("the la el las los senor senora sr sra don dona doctora doctor dr dra ingeniero ingeniera ing licenciado licenciada lic profesor profesora companera companero director directora hermano hermana mr mrs ms miss sister brother");
    private static readonly FrozenSet<string> Me = Set("i i'll i'm i'd yo me mi voy");
    private static readonly FrozenSet<string> MyDuty = Set("i i'm yo tengo");
    private static readonly FrozenSet<string> You = Set("you you'll you're you'd your tu te usted ustedes puedes podrias tienes necesito");

    public string? Find(int utterance)
    {
        var owner = ByName(utterance, out var doubtful) ?? (doubtful ? null : BySelf(utterance) ?? ByAnswer(utterance));
        if (owner is not null || doubtful)
            return owner is { } person ? roster.Names[person] : null;
        // "Okay, Ana. You could look into that": the name is in the breath before or after.
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            var near = utterance + step;
            if (near >= 0 && near < talk.Count && talk.Speaker[near] == talk.Speaker[utterance] && Math.Abs(talk.Start[near] - talk.Start[utterance]) < SameBreath && ByName(near, out _) is { } named)
                return roster.Names[named];
        }
        return null;
    }

    /// <summary>Whoever is named and told to do it, in these very words.</summary>
    public int? Named(int utterance) => cues.Count(utterance, CueKind.HandingOut) > 0 ? ByName(utterance, out _) : null;

    /// <param name="doubtful">Two people are named for it together, and neither answers for it alone.</param>
    private int? ByName(int utterance, out bool doubtful)
    {
        doubtful = false;
        var named = roster.In(utterance);
        // "Send it to Ana" is not for Ana to do; "queda a cargo de Ana" is.
        var subjects = named.Where(person => !Prepositions.Contains(Before(utterance, person.First))).ToList();
        if (subjects.Count == 0 && cues.Count(utterance, CueKind.HandingOut) > 0 && cues.Count(utterance, CueKind.TakingOn) == 0)
            subjects = named;
        if (subjects.Count > 1 && subjects[0].Person != subjects[1].Person && IsJoined(utterance, subjects[0], subjects[1]))
        {
            doubtful = true;
            return null;
        }
        return subjects.Count > 0 ? subjects[0].Person : null;
    }

    private int? BySelf(int utterance) =>
        (cues.Count(utterance, CueKind.TakingOn) > 0 || (cues.Count(utterance, CueKind.Duty) > 0 && Has(utterance, MyDuty))) && !SentenceFeatures.IsQuestion(talk, utterance) && (Has(utterance, Me) || EndsInFirstPerson(utterance))
            ? roster.Find(talk.Said[utterance].Speaker)
            : null;

    /// <summary>"Can you …?": the only one who answers, if only one does.</summary>
    private int? ByAnswer(int utterance)
    {
        if (cues.Count(utterance, CueKind.HandingOut) == 0 || !Has(utterance, You))
            return null;
        int? answering = null;
        for (var next = utterance + 1; next < talk.Count && next - utterance < MostLookedAt && talk.Start[next] < talk.End[utterance] + AnswerReach; next++)
        {
            if (talk.Speaker[next] == talk.Speaker[utterance])
                continue;
            if (answering is { } other && other != talk.Speaker[next])
                return null;
            answering = talk.Speaker[next];
        }
        return answering is { } speaker ? roster.Find(talk.Speakers[speaker]) : null;
    }

    /// <summary>The word in front of the name, articles and titles passed over.</summary>
    private string Before(int utterance, int at)
    {
        var words = talk.Words(utterance);
        for (at--; at >= 0; at--)
        {
            if (!Titles.Contains(talk.Distinct[words[at].Id]))
                return talk.Distinct[words[at].Id];
        }
        return "";
    }

    private bool IsJoined(int utterance, NamedPerson first, NamedPerson second) =>
        second.First == first.Next + 1 && talk.Distinct[talk.Words(utterance)[first.Next].Id] is "and" or "y" or "e";

    private bool Has(int utterance, FrozenSet<string> set)
    {
        foreach (var word in talk.Words(utterance))
        {
            if (set.Contains(talk.Distinct[word.Id]))
                return true;
        }
        return false;
    }

    private bool EndsInFirstPerson(int utterance)
    {
        foreach (var word in talk.Words(utterance))
        {
            if (talk.Said[utterance].Text.AsSpan(word.Start, word.End - word.Start).EndsWith("ré"))
                return true;
        }
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
