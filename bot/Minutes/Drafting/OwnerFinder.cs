using System.Collections.Frozen;

namespace AllianceBot.Minutes.Drafting;

/// <summary>Whom a task was given to: the person named, whoever took it on, or whoever was asked and answered. Nobody rather than a guess.</summary>
internal sealed class OwnerFinder(Talk talk, TalkCues cues, Roster roster)
{
    // Seconds within which whoever was asked answers, and within which the same person goes on about the same task.
    private const double AnswerReach = 8;
    private const double SameBreath = 6;
    private const int MostLookedAt = 50;

    // "Okay, Ana." calls somebody; what is longer tells something.
    private const int LongestCall = 4;

    private static readonly FrozenSet<string> Prepositions = Set("to with from of about for at a al con de del sobre para por");
    private static readonly FrozenSet<string> Titles =
        Set("the la el las los senor senora sr sra don dona doctora doctor dr dra ingeniero ingeniera ing licenciado licenciada lic profesor profesora companera companero director directora hermano hermana mr mrs ms miss sister brother");
    private static readonly FrozenSet<string> Me = Set("i i'll i'm i'd yo me mi voy");
    private static readonly FrozenSet<string> I = Set("i i'm i've yo");
    private static readonly FrozenSet<string> Must = Set("have need must ought got supposed debo tengo");
    private static readonly FrozenSet<string> MustInOneWord = Set("debo tengo");
    private static readonly FrozenSet<string> You = Set("you you'll you're you'd your tu te usted ustedes puedes podrias tienes necesito");

    public string? Find(int utterance)
    {
        var isHandedOut = cues.Count(utterance, CueKind.HandingOut) > 0;
        var doubtful = false;
        var self = BySelf(utterance);
        // "Thanks, Ana, I'll send it" is not for Ana to do.
        var owner = (isHandedOut ? null : self) ?? ByName(utterance, out doubtful);
        owner ??= doubtful ? null : self ?? ByAnswer(utterance);
        if (owner is not null || doubtful)
            return owner is { } person ? roster.Names[person] : null;
        if (!isHandedOut && !Has(utterance, You))
            return null;
        // "Okay, Ana. You could look into that": the name is in the breath before or after.
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            var near = utterance + step;
            if (near >= 0 && near < talk.Count && talk.Speaker[near] == talk.Speaker[utterance] && Math.Abs(talk.Start[near] - talk.Start[utterance]) < SameBreath
                && talk.Words(near).Length <= LongestCall && roster.In(near) is [var called])
                return roster.Names[called.Person];
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
        var subjects = named.Where(person => !Prepositions.Contains(Before(utterance, person.First)) && IsTold(utterance, person)).ToList();
        if (subjects.Count == 0 && cues.Count(utterance, CueKind.HandingOut) > 0 && cues.Count(utterance, CueKind.TakingOn) == 0)
            subjects = named;
        if (subjects.Count > 1 && subjects[0].Person != subjects[1].Person && IsJoined(utterance, subjects[0], subjects[1]))
        {
            doubtful = true;
            return null;
        }
        return subjects.Count > 0 ? subjects[0].Person : null;
    }

    /// <summary>The sentence hands something out, or says what the one named will do: "Ana Torres enviará la carta".</summary>
    private bool IsTold(int utterance, NamedPerson named)
    {
        if (cues.Count(utterance, CueKind.HandingOut) > 0)
            return true;
        var words = talk.Words(utterance);
        return named.Next < words.Length && TextOf(utterance, words[named.Next]) is var next && (next.EndsWith("rá") || next.EndsWith("rán"));
    }

    private int? BySelf(int utterance) =>
        (IsMyDuty(utterance) || (cues.Count(utterance, CueKind.TakingOn) > 0 && (Has(utterance, Me) || EndsInFirstPerson(utterance)))) && !SentenceFeatures.IsQuestion(talk, utterance)
            ? roster.Find(talk.Said[utterance].Speaker)
            : null;

    /// <summary>"I have to", "tengo que"; "I think we should" is nobody's.</summary>
    private bool IsMyDuty(int utterance)
    {
        if (cues.Count(utterance, CueKind.Duty) == 0)
            return false;
        var words = talk.Words(utterance);
        for (var at = 0; at < words.Length; at++)
        {
            var word = talk.Distinct[words[at].Id];
            if (MustInOneWord.Contains(word) || (I.Contains(word) && at + 1 < words.Length && Must.Contains(talk.Distinct[words[at + 1].Id])))
                return true;
        }
        return false;
    }

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
            if (TextOf(utterance, word).EndsWith("ré"))
                return true;
        }
        return false;
    }

    private ReadOnlySpan<char> TextOf(int utterance, TalkWord word) => talk.Said[utterance].Text.AsSpan(word.Start, word.End - word.Start);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
